import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OpenDatabase, openDatabase } from "../apps/server/src/database/database.ts";
import { startEmbeddedPostgres } from "../apps/server/src/database/embedded-postgres.ts";
import { migrate } from "../apps/server/src/database/migrate.ts";
import { isStartRefusal, type StartRefusal } from "../apps/server/src/platform/refusal.ts";

/** An embedded PostgreSQL of its own for the time of `work`, as a user gets it. */
export async function withDatabase<T>(
  work: (database: OpenDatabase & { url: string }) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "maru-bench-"));
  const postgres = orThrow(await startEmbeddedPostgres({ folder }));
  const database = orThrow(await openDatabase({ url: postgres.url, onIdleError: () => undefined }));
  try {
    const refusal = await migrate(database.db);
    if (refusal !== undefined) throw new Error(refusal.words.en);
    return await work({ ...database, url: postgres.url });
  } finally {
    await database.close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function orThrow<T extends object>(value: T | StartRefusal): T {
  if (isStartRefusal(value)) throw new Error(value.words.en);
  return value as T;
}
