/**
 * From a fresh clone to a Node 24 with every package in place. Runs on Node 20 with nothing
 * installed, and must at least load on older ones to be able to refuse them.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { words } from "./words.mjs";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

/**
 * The path of a Node 24, with the packages installed. Ends the process with one sentence where that
 * cannot be had.
 */
export function bootstrap() {
  if (majorOf(process.version) < 20) refuse(words.nodeTooOld(process.version));
  installPackages();
  return findNode24();
}

/** @param {string} sentence @returns {never} */
export function refuse(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** @param {string} version as in `v20.11.0` */
function majorOf(version) {
  return Number.parseInt(version.slice(1), 10);
}

function installPackages() {
  const lock = readFileSync(join(root, "package-lock.json"));
  const stamp = join(root, "node_modules/.maru-lock");
  const wanted = createHash("sha256").update(lock).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  if (!isInstalled(JSON.parse(lock.toString()))) {
    console.log(words.installing());
    runNpm(["ci", "--ignore-scripts", "--loglevel=error", "--no-progress"]);
  }
  try {
    writeFileSync(stamp, wanted);
  } catch {
    // Installed by another user and read-only for us: the comparison is made again next time.
  }
}

/**
 * Whether `node_modules` is what the lock file says, going by the list npm writes there last. So a
 * run of npm by hand is not repeated, and one that was cut short is.
 *
 * @param {{ packages: Record<string, { version?: string, optional?: boolean, link?: boolean }> }} lock
 */
function isInstalled(lock) {
  const list = join(root, "node_modules/.package-lock.json");
  if (!existsSync(list)) return false;
  /** @type {Record<string, { version?: string }>} */
  const installed = JSON.parse(readFileSync(list, "utf8")).packages;
  return Object.entries(lock.packages).every(
    ([path, { version, optional, link }]) =>
      !path.includes("node_modules/") ||
      link ||
      installed[path]?.version === version ||
      (optional && installed[path] === undefined),
  );
}

/** @param {string[]} args */
function runNpm(args) {
  // Set by npm itself: the very npm that started us, whatever PATH says.
  const npm = process.env["npm_execpath"];
  const [command, ...before] = npm?.endsWith(".js") ? [process.execPath, npm] : ["npm"];
  const { status } = spawnSync(/** @type {string} */ (command), [...before, ...args], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) refuse(words.installFailed());
}

function findNode24() {
  const platform = `${process.platform}-${process.arch}`;
  const brought = join(root, `node_modules/node-${platform}/bin/node`);
  const node = majorOf(process.version) >= 24 ? process.execPath : brought;
  if (node === process.execPath || spawnSync(node, ["--version"]).status === 0) return node;
  return refuse(words.noNode24(platform, process.version));
}

/**
 * The environment for what runs on that Node, so that whatever it starts finds it first too.
 *
 * @param {string} node
 */
export function environmentFor(node) {
  const path = [dirname(node), join(root, "node_modules/.bin"), process.env["PATH"]];
  return { ...process.env, PATH: path.join(delimiter) };
}
