import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { migrationsFolder } from "./migrate.ts";

const files = readdirSync(migrationsFolder)
  .filter((file) => file.endsWith(".sql"))
  .sort();

test("a migration never changes once databases have had it", () => {
  const frozen: unknown = JSON.parse(readFileSync(join(migrationsFolder, "frozen.json"), "utf8"));
  const hashes = files.map((file) => [
    file,
    createHash("sha256")
      .update(readFileSync(join(migrationsFolder, file)))
      .digest("hex"),
  ]);

  // A released migration: undo your edit and write a new file. One that never left your machine:
  // `npm run freeze-migrations`.
  expect(Object.fromEntries(hashes)).toEqual(frozen);
});

test("migrations are numbered without a gap, each number once", () => {
  const numbers = files.map((file) => /^(\d{4})-[a-z0-9-]+\.sql$/.exec(file)?.[1]);

  expect(numbers).toEqual(files.map((_, index) => String(index + 1).padStart(4, "0")));
});
