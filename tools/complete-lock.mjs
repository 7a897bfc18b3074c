/**
 * `npm run complete-lock`: adds the packages for other platforms that npm left out of the lock file.
 *
 * A registry mirror need not carry the builds for systems nobody there uses. `npm install` then
 * leaves them out without a word, and `npm ci` refuses the result everywhere. npm does not fetch what
 * is for another platform, so name, version and platform are all an entry needs.
 * With `--check` it changes nothing and fails where something is missing.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./lib/bootstrap.mjs";

/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, optionalDependencies?: Record<string, string> }} Entry */

const file = join(root, "package-lock.json");
/** @type {{ packages: Record<string, Entry> }} */
const lock = JSON.parse(readFileSync(file, "utf8"));
const missing = findMissing();

if (process.argv.includes("--check")) {
  for (const { name } of missing) console.log(`${name} is missing from package-lock.json`);
  if (missing.length > 0) console.log("Run `npm run complete-lock` and commit the lock file.");
  process.exit(missing.length > 0 ? 1 : 0);
}
for (const { name, version, dev } of missing) {
  lock.packages[`node_modules/${name}`] = {
    version,
    ...platformOf(name),
    ...(dev === undefined ? {} : { dev }),
    optional: true,
  };
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en"));
lock.packages = Object.fromEntries(sorted);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);

function findMissing() {
  return Object.entries(lock.packages).flatMap(([from, { dev, optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isLocked(from, name))
      .map(([name, version]) => ({ name, version, dev })),
  );
}

/**
 * Whether what is at `from` finds `name`: in its own `node_modules`, or in that of a folder above.
 *
 * @param {string} from
 * @param {string} name
 */
function isLocked(from, name) {
  const parts = from.split("/");
  return (
    parts.some((_, depth) => {
      const folder = parts.slice(0, parts.length - depth).join("/");
      return `${folder}/node_modules/${name}` in lock.packages;
    }) || `node_modules/${name}` in lock.packages
  );
}

/**
 * The platform a package is for, which by custom ends its name: `…-linux-arm64-musl`.
 *
 * @param {string} name
 */
function platformOf(name) {
  const found =
    /(android|darwin|freebsd|linux|openharmony|wasm32|win32)-([a-z0-9]+)(-[a-z]+)?$/.exec(name);
  if (found === null) throw new Error(`which platform is ${name} for?`);
  const [, os = "", cpu = "", abi] = found;
  if (os === "wasm32") return { cpu: ["wasm32"] };
  const libc = os === "linux" ? { "-gnu": ["glibc"], "-musl": ["musl"] }[abi ?? ""] : undefined;
  return { ...(libc === undefined ? {} : { libc }), cpu: [cpu], os: [os] };
}
