import type { QueueId } from "@maru/core";
import type { QueryResult } from "@maru/protocol";
import { sql } from "kysely";
import type { Database } from "../database/database.ts";
import type { OrganisationEngine } from "../engine/organisation-engine.ts";
import type { Logger } from "../platform/logger.ts";
import type { RecordingFiles, Tracks } from "./recording-files.ts";
import { openStereo } from "./stereo-wave.ts";
import { makeWaveform } from "./waveform.ts";

/** Knows the recordings there are, and keeps their sound for as long as their queue's rules say. */
export interface RecordingKeeper {
  /** The media engine has closed the files. Never rejects. */
  ended(organisationId: string, recordingId: string, durationMs: number): Promise<void>;
  /** It broke off. What there is of it is kept, and kept no longer than others are. Never rejects. */
  failed(organisationId: string, recordingId: string): Promise<void>;
  find(organisationId: string, recordingId: string): Promise<StoredRecording | undefined>;
  waveform(
    organisationId: string,
    recordingId: string,
  ): Promise<QueryResult<"recording.waveform"> | undefined>;
  /** Deletes what has been kept long enough, and settles what a crash left open. Once a day. */
  tidy(organisationId: string): Promise<void>;
}

export interface StoredRecording {
  readonly interactionId: string;
  readonly tracks: Tracks;
}

export interface RecordingKeeperParts {
  readonly db: Database;
  readonly files: RecordingFiles;
  readonly organisation: (id: string) => Promise<OrganisationEngine>;
  readonly logger: Logger;
  readonly now: () => number;
}

const dayMs = 86_400_000;
/** The row comes with the history, which follows the journal. */
const rowTries = 10;
const rowRetryMs = 500;

export function createRecordingKeeper(parts: RecordingKeeperParts): RecordingKeeper {
  const { db, files } = parts;
  const stored = (org: string, id: string) =>
    db
      .selectFrom("recording")
      .where("org", "=", org)
      .where("id", "=", id)
      .where("status", "=", "stored");
  return {
    ended: (org, id, durationMs) =>
      settle(parts, org, id, () => putAway(files, org, id, durationMs)),
    failed: (org, id) => settle(parts, org, id, () => putAway(files, org, id, 0)),
    async find(org, id) {
      const row = await stored(org, id).select("interaction_id").executeTakeFirst();
      const tracks = row === undefined ? undefined : await files.find(org, id);
      if (row === undefined || tracks === undefined) return undefined;
      return { interactionId: row.interaction_id, tracks };
    },
    async waveform(org, id) {
      const row = await stored(org, id).select(["waveform", "duration_ms"]).executeTakeFirst();
      if (row === undefined) return undefined;
      const durationMs = row.duration_ms ?? 0;
      if (row.waveform !== null) return { durationMs, ...row.waveform };
      const tracks = await files.find(org, id);
      if (tracks === undefined) return undefined;
      const made = await makeWaveform(tracks);
      await db
        .updateTable("recording")
        .set({ waveform: sql`${JSON.stringify(made)}::jsonb` })
        .where("org", "=", org)
        .where("id", "=", id)
        .execute();
      return { durationMs, ...made };
    },
    tidy: (org) => tidy(parts, org),
  };
}

type Settled = { status: "stored"; duration_ms: number } | { status: "failed" };

/** The engine's `durationMs` counts where the files do not say: it is of whole seconds. */
async function putAway(
  files: RecordingFiles,
  org: string,
  id: string,
  durationMs: number,
): Promise<Settled> {
  const tracks = (await files.keep(org, id)) ? await files.find(org, id) : undefined;
  if (tracks === undefined) return { status: "failed" };
  const stereo = await openStereo(tracks);
  await stereo?.close();
  return { status: "stored", duration_ms: stereo?.durationMs ?? durationMs };
}

async function settle(
  { db, logger, organisation }: RecordingKeeperParts,
  org: string,
  id: string,
  find: () => Promise<Settled>,
): Promise<void> {
  try {
    const settled = await find();
    if (settled.status === "failed") logger.warn({ org, recordingId: id }, "a recording is lost");
    for (let tries = 0; tries < rowTries; tries += 1) {
      await (await organisation(org)).historyUpToDate();
      const { numUpdatedRows } = await db
        .updateTable("recording")
        .set(settled)
        .where("org", "=", org)
        .where("id", "=", id)
        .where("status", "=", "running")
        .executeTakeFirst();
      if (numUpdatedRows > 0n) return;
      await new Promise((resolve) => setTimeout(resolve, rowRetryMs).unref());
    }
  } catch (err) {
    // The files are where they are: `tidy` finds them.
    logger.warn({ err, org, recordingId: id }, "a recording could not be put away yet");
  }
}

async function tidy(parts: RecordingKeeperParts, org: string): Promise<void> {
  const { db, files, logger, now } = parts;
  const engine = await parts.organisation(org);
  const rules = await engine.read(({ configuration }) =>
    [...configuration.queue.values()].map(({ id, recording }) => [id, recording.keepDays] as const),
  );
  // The rule as it is now; of a queue that was removed, as it was last.
  for (const [queueId, keepDays] of rules) await applyRule(db, org, queueId, keepDays);
  await settleOpen(parts, org);
  const expired = await db
    .selectFrom("recording")
    .select("id")
    .where("org", "=", org)
    .where("status", "=", "stored")
    .where("keep_days", ">", 0)
    .where(sql<boolean>`started_at + keep_days::bigint * ${dayMs} < ${now()}`)
    .execute();
  for (const { id } of expired) {
    await files.remove(org, id);
    await db
      .updateTable("recording")
      .set({ status: "deleted", waveform: null })
      .where("org", "=", org)
      .where("id", "=", id)
      .execute();
  }
  if (expired.length > 0)
    logger.info({ org, count: expired.length }, "old recordings were deleted");
}

async function applyRule(
  db: Database,
  org: string,
  queueId: QueueId,
  keepDays: number,
): Promise<void> {
  await db
    .updateTable("recording")
    .set({ keep_days: keepDays })
    .where("org", "=", org)
    .where("queue_id", "=", queueId)
    .where("keep_days", "!=", keepDays)
    .execute();
}

/** Recordings whose end nobody told us of: a day later their files are what there is. */
async function settleOpen(parts: RecordingKeeperParts, org: string): Promise<void> {
  const { db, files, now } = parts;
  const open = await db
    .selectFrom("recording")
    .select("id")
    .where("org", "=", org)
    .where("status", "=", "running")
    .where("started_at", "<", now() - dayMs)
    .execute();
  for (const { id } of open) {
    await settle(parts, org, id, () => putAway(files, org, id, 0));
  }
}
