import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openDatabase } from "../database/database.ts";
import { startEmbeddedPostgres } from "../database/embedded-postgres.ts";
import { migrate } from "../database/migrate.ts";
import { isStartRefusal, type StartRefusal } from "../platform/refusal.ts";
import { migratedTemplate, runOn, withDatabase } from "./test-database.ts";

/**
 * One PostgreSQL for all database tests of a run, in a temporary folder. `MARU_TEST_DATABASE_URL`
 * names another, to run the tests on PostgreSQL 15, say; its user must be allowed to make databases.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env["MARU_TEST_DATABASE_URL"];
  if (given !== undefined) {
    await makeTemplate(given);
    project.provide("testDatabaseUrl", given);
    return async () => undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), "maru-test-"));
  const postgres = orThrow(await startEmbeddedPostgres({ folder }));
  await makeTemplate(postgres.url);
  project.provide("testDatabaseUrl", postgres.url);
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function makeTemplate(server: string): Promise<void> {
  await runOn(server, `drop database if exists ${migratedTemplate} with (force)`);
  await runOn(server, `create database ${migratedTemplate} template template0`);
  const url = withDatabase(server, migratedTemplate);
  const template = orThrow(
    await openDatabase({
      url,
      onIdleError: (error) => {
        throw error;
      },
    }),
  );
  const refusal = await migrate(template.db);
  await template.close();
  if (refusal !== undefined) throw new Error(refusal.words.en);
}

function orThrow<T extends object>(value: T | StartRefusal): T {
  if (isStartRefusal(value)) throw new Error(value.words.en);
  return value as T;
}
