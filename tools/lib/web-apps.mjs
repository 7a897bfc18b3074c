import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { environmentFor, root } from "./bootstrap.mjs";
import { words } from "./words.mjs";

/** What every web app is made of besides its own folder. */
const shared = [
  "packages/core/src",
  "packages/protocol/src",
  "packages/sdk/src",
  "package-lock.json",
  "tsconfig.base.json",
];
const notSources = new Set(["dist", "node_modules"]);

/**
 * Builds each web app whose sources are not those its `dist` was built from. Prints nothing when
 * there is nothing to do.
 *
 * @param {string} node a Node 24
 * @returns {Promise<string | undefined>} what failed, in a sentence
 */
export async function buildWebApps(node) {
  const outdated = readdirSync(join(root, "apps"))
    .filter((app) => existsSync(join(root, "apps", app, "vite.config.ts")))
    .map((app) => ({ app, stamp: join(root, ".cache/build", app), hash: hashSources(app) }))
    .filter(({ app, stamp, hash }) => !isBuilt(app, stamp, hash));
  if (outdated.length === 0) return undefined;
  console.log(words.building());
  const failures = await Promise.all(outdated.map((build) => buildWebApp(node, build)));
  return failures.find((failure) => failure !== undefined);
}

/** @param {string} app @param {string} stamp @param {string} hash */
function isBuilt(app, stamp, hash) {
  return (
    existsSync(join(root, "apps", app, "dist")) &&
    existsSync(stamp) &&
    readFileSync(stamp, "utf8") === hash
  );
}

/** @param {string} node @param {{ app: string, stamp: string, hash: string }} build */
async function buildWebApp(node, { app, stamp, hash }) {
  // Gone while `dist` is incomplete.
  rmSync(stamp, { force: true });
  const vite = join(root, "node_modules/vite/bin/vite.js");
  const child = spawn(node, [vite, "build", "--logLevel", "warn"], {
    cwd: join(root, "apps", app),
    env: { ...environmentFor(node), NODE_ENV: "production" },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [code] = await once(child, "exit");
  if (code !== 0) return words.buildFailed(app);
  mkdirSync(join(root, ".cache/build"), { recursive: true });
  writeFileSync(stamp, hash);
  return undefined;
}

/** @param {string} app */
function hashSources(app) {
  const hash = createHash("sha256");
  for (const file of [`apps/${app}`, ...shared].flatMap(listFiles)) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** @param {string} path @returns {string[]} the files under it, in an order that does not vary */
function listFiles(path) {
  if (path.endsWith(".json")) return [path];
  return readdirSync(join(root, path), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.isDirectory())
        return notSources.has(entry.name) ? [] : listFiles(`${path}/${entry.name}`);
      return /\.test\.tsx?$/.test(entry.name) ? [] : [`${path}/${entry.name}`];
    });
}
