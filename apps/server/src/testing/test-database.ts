import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, inject } from "vitest";
import { type OpenDatabase, openDatabase } from "../database/database.ts";
import { isStartRefusal } from "../platform/refusal.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The server of this run, with `template1` in place of a database name. */
    testDatabaseUrl: string;
  }
}

export interface TestDatabase extends OpenDatabase {
  /** For a second pool, or for the `DATABASE_URL` of a real server process. */
  readonly url: string;
}

export interface TestDatabaseOptions {
  /** Without tables, as the first start finds it. */
  readonly empty?: boolean;
}

/** The database every test database is copied from: migrated once per run. */
export const migratedTemplate = "maru_template";

/**
 * A database of its own on the PostgreSQL of this test run, with all migrations applied, in about
 * 50 ms. Closed and dropped after the file's tests. Only in `*.database.test.ts` and `tests/`.
 */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = inject("testDatabaseUrl");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const template = options.empty === true ? "template0" : migratedTemplate;
  await runOn(server, `create database ${name} template ${template}`);
  const url = withDatabase(server, name);
  const opened = await openDatabase({
    url,
    onIdleError: (error) => {
      throw error;
    },
  });
  if (isStartRefusal(opened)) throw new Error(opened.words.en);
  let open = true;
  const close = async (): Promise<void> => {
    if (!open) return;
    open = false;
    await opened.close();
  };
  afterAll(async () => {
    await close();
    await runOn(server, `drop database if exists ${name} with (force)`);
  });
  return { ...opened, close, url };
}

export function withDatabase(url: string, database: string): string {
  return url.replace(/(@[^/]*\/)[^?]*/, `$1${database}`);
}

export async function runOn(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: withDatabase(url, "template1") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
