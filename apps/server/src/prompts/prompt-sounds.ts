import { createHash, randomUUID } from "node:crypto";
import { access, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Prompt } from "@maru/core";
import type { StoredSound } from "@maru/protocol";
import type { Rejection } from "../commands/problem-table.ts";
import type { Database } from "../database/database.ts";
import { type PreparedSound, prepareSound, type SoundRefusal } from "./prepare-sound.ts";

/** The sounds administrators stored, by what they are: the same sound twice is one. */
export interface PromptSounds {
  /** A WAV file as it was sent in. */
  store(organisationId: string, file: Buffer): Promise<StoredSound | SoundRefusal>;
  has(organisationId: string, sha256: string): Promise<boolean>;
  /** The WAV file; undefined: there is no such sound. */
  read(organisationId: string, sha256: string): Promise<Buffer | undefined>;
  /** Its file in this server's folder, put there if need be; undefined: there is no such sound. */
  fileOf(organisationId: string, sha256: string): Promise<string | undefined>;
  /** Deletes what no prompt names. `before`: sounds stored later may be about to be named. */
  tidy(organisationId: string, named: ReadonlySet<string>, before: Date): Promise<void>;
}

const safeName = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}$/;

/**
 * In the database, where every node finds them, and in a folder of this node as they are first played: the media
 * engine reads files.
 */
export function createPromptSounds(db: Database, folder: string): PromptSounds {
  const row = (org: string, sha256: string) =>
    db.selectFrom("prompt_sound").where("org", "=", org).where("sha256", "=", sha256);
  const read = async (org: string, sha256: string): Promise<Buffer | undefined> =>
    (await row(org, sha256).select("wave").executeTakeFirst())?.wave;
  return {
    read,
    async store(org, file) {
      const prepared = await prepareSound(file);
      if ("refused" in prepared) return prepared;
      const sha256 = createHash("sha256").update(prepared.wave).digest("hex");
      await insert(db, org, sha256, prepared);
      const { wave: _, ...told } = prepared;
      return { sha256, ...told };
    },
    has: async (org, sha256) =>
      (await row(org, sha256).select("sha256").executeTakeFirst()) !== undefined,
    async fileOf(org, sha256) {
      if (!safeName.test(org)) return undefined;
      const file = join(folder, org, `${sha256}.wav`);
      if (await isThere(file)) return file;
      const wave = await read(org, sha256);
      if (wave === undefined) return undefined;
      await mkdir(join(folder, org), { recursive: true });
      const unfinished = `${file}.${randomUUID()}`;
      await writeFile(unfinished, wave);
      await rename(unfinished, file);
      return file;
    },
    async tidy(org, named, before) {
      const old = await db
        .selectFrom("prompt_sound")
        .select("sha256")
        .where("org", "=", org)
        .where("stored_at", "<", before)
        .execute();
      for (const { sha256 } of old) {
        if (named.has(sha256)) continue;
        await db
          .deleteFrom("prompt_sound")
          .where("org", "=", org)
          .where("sha256", "=", sha256)
          .where("stored_at", "<", before)
          .execute();
        if (safeName.test(org)) await rm(join(folder, org, `${sha256}.wav`), { force: true });
      }
    },
  };
}

/** Stored again it counts as new: whoever sent it is about to name it. */
async function insert(
  db: Database,
  org: string,
  sha256: string,
  { wave, durationMs }: PreparedSound,
): Promise<void> {
  const stored_at = new Date();
  await db
    .insertInto("prompt_sound")
    .values({ org, sha256, wave, duration_ms: durationMs, stored_at })
    .onConflict((conflict) => conflict.columns(["org", "sha256"]).doUpdateSet({ stored_at }))
    .execute();
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Why a prompt cannot be as it was put: it names a sound that is not stored. */
export async function unknownSound(
  sounds: Pick<PromptSounds, "has">,
  organisationId: string,
  { sound }: Pick<Prompt, "sound">,
): Promise<Rejection | undefined> {
  for (const language of ["ko", "en"] as const) {
    const sha256 = sound[language]?.sha256;
    if (sha256 === undefined || (await sounds.has(organisationId, sha256))) continue;
    const detail = "This sound is not stored; upload it or have it spoken first.";
    return { refused: "sound_not_found", detail, field: `sound.${language}` };
  }
  return undefined;
}
