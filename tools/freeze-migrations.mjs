/**
 * `npm run freeze-migrations`: notes the content of every migration in `frozen.json`. A test fails
 * when a migration no longer has the content noted, because databases have already had it.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./lib/bootstrap.mjs";

const folder = join(root, "apps/server/src/database/migrations");
const files = readdirSync(folder)
  .filter((file) => file.endsWith(".sql"))
  .sort();
const hashes = files.map((file) => [
  file,
  createHash("sha256")
    .update(readFileSync(join(folder, file)))
    .digest("hex"),
]);
writeFileSync(
  join(folder, "frozen.json"),
  `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`,
);
