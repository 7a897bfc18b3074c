import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { type Migration, type MigrationProvider, Migrator } from "kysely/migration";
import { refuseStart, type StartRefusal } from "../platform/refusal.ts";
import type { Database } from "./database.ts";

export const migrationsFolder: string = join(import.meta.dirname, "migrations");

/**
 * Brings the tables up to date, in one transaction: after a failure the database is as it was.
 * Servers that start at once wait for each other on an advisory lock.
 */
export async function migrate(db: Database): Promise<StartRefusal | undefined> {
  const unknown = await findUnknown(db);
  if (unknown.length > 0) {
    return refuseStart("database_newer", {
      en: `The database was used by a newer Maru (it has ${unknown.join(", ")}): start that version or a later one.`,
      ko: `더 새로운 Maru가 사용한 데이터베이스입니다(${unknown.join(", ")}). 그 버전 이상으로 시작하세요.`,
    });
  }
  const { error } = await new Migrator({ db, provider: sqlFiles }).migrateToLatest();
  if (error !== undefined) throw new MigrationFault(error);
  return undefined;
}

/** A migration did not run; the database is as it was before. */
export class MigrationFault extends Error {
  override readonly name = "MigrationFault";

  constructor(cause: unknown) {
    super("a migration failed", { cause });
  }
}

/** Migrations the database has had and we do not have. */
async function findUnknown(db: Database): Promise<string[]> {
  const table = await sql<{ there: boolean }>`
    select to_regclass('kysely_migration') is not null as there`.execute(db);
  if (table.rows[0]?.there !== true) return [];
  const known = Object.keys(await sqlFiles.getMigrations());
  const done = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
    db,
  );
  return done.rows.map(({ name }) => name).filter((name) => !known.includes(name));
}

/** Each `NNNN-what.sql` is one migration; its file name is its name in the database. */
const sqlFiles: MigrationProvider = {
  async getMigrations() {
    const files = (await readdir(migrationsFolder)).filter((file) => file.endsWith(".sql")).sort();
    const entries = files.map(async (file): Promise<[string, Migration]> => {
      const statements = await readFile(join(migrationsFolder, file), "utf8");
      return [
        file.slice(0, -".sql".length),
        // Without parameters pg uses the simple protocol, which takes several statements.
        { up: async (db) => void (await sql.raw(statements).execute(db)) },
      ];
    });
    return Object.fromEntries(await Promise.all(entries));
  },
};
