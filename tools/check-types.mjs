/** `npm run types`: checks every workspace and what lies outside of them. Runs on Node 24. */
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
const failed = projects.filter(
  (path) =>
    spawnSync(process.execPath, [tsc, "-p", path], { cwd: root, stdio: "inherit" }).status !== 0,
);
process.exit(failed.length > 0 ? 1 : 0);
