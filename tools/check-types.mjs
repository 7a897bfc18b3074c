/**
 * `npm run types`: checks every workspace and what lies outside of them; what has not changed since the last time, and
 * bears on nothing that has, is not looked at again. Runs on Node 24.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./lib/bootstrap.mjs";

const workspaces = ["packages", "apps"].flatMap((group) =>
  readdirSync(join(root, group)).map((name) => `${group}/${name}`),
);
const projects = [...workspaces, "."].filter((path) =>
  existsSync(join(root, path, "tsconfig.json")),
);
const tsc = join(root, "node_modules/@typescript/native/bin/tsc");
/** @param {string} path */
const memory = (path) => join(root, ".cache/types", `${path.replaceAll("/", "-")}.tsbuildinfo`);
const failed = projects.filter((path) => {
  const args = [tsc, "-p", path, "--incremental", "--tsBuildInfoFile", memory(path)];
  return spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status !== 0;
});
process.exit(failed.length > 0 ? 1 : 0);
