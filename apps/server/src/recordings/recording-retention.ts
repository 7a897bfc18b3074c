import type { Database } from "../database/database.ts";
import { EngineFault } from "../engine/engine-fault.ts";
import type { Logger } from "../platform/logger.ts";
import type { RecordingKeeper } from "./recording-keeper.ts";

const firstAfterMs = 60_000;
const everyMs = 86_400_000;

/** Once a day, and soon after each start, deletes the recordings that have been kept long enough. */
export function keepRecordingsTidy(parts: {
  readonly db: Database;
  readonly recordings: RecordingKeeper;
  readonly logger: Logger;
}): { stop(): void } {
  let timer: NodeJS.Timeout;
  const plan = (afterMs: number): void => {
    timer = setTimeout(() => {
      void tidyAll(parts).finally(() => plan(everyMs));
    }, afterMs).unref();
  };
  plan(firstAfterMs);
  return { stop: () => clearTimeout(timer) };
}

async function tidyAll({
  db,
  recordings,
  logger,
}: Parameters<typeof keepRecordingsTidy>[0]): Promise<void> {
  try {
    for (const { id } of await db.selectFrom("organisation").select("id").execute()) {
      await recordings.tidy(id).catch((err: unknown) => {
        // Another node writes for it, and tidies up.
        if (err instanceof EngineFault) return;
        logger.warn({ err, org: id }, "old recordings could not be deleted");
      });
    }
  } catch (err) {
    logger.warn({ err }, "old recordings could not be looked for");
  }
}
