import type { Database } from "../database/database.ts";
import { EngineFault } from "../engine/engine-fault.ts";
import type { Logger } from "../platform/logger.ts";

const firstAfterMs = 60_000;
const everyMs = 86_400_000;

/** Once a day, and soon after each start, deletes what has been kept long enough: recordings, and sounds of prompts. */
export function keepTidy(parts: {
  readonly db: Database;
  /** Deletes what an organisation has kept long enough. */
  readonly tidy: (organisationId: string) => Promise<void>;
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

async function tidyAll({ db, tidy, logger }: Parameters<typeof keepTidy>[0]): Promise<void> {
  try {
    for (const { id } of await db.selectFrom("organisation").select("id").execute()) {
      await tidy(id).catch((err: unknown) => {
        // Another node writes for it, and tidies up.
        if (err instanceof EngineFault) return;
        logger.warn({ err, org: id }, "what is old could not be deleted");
      });
    }
  } catch (err) {
    logger.warn({ err }, "what is old could not be looked for");
  }
}
