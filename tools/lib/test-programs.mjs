import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findChromium } from "./chromium.mjs";
import { programStage } from "./stages.mjs";
import { words } from "./words.mjs";

/**
 * A program of the distribution that tests need. Without one that is not `needed` they still run.
 *
 * @typedef {{ package: string, isThere: () => boolean, needed: boolean }} TestProgram
 */

/** @param {string} path */
const file = (path) => () => existsSync(path);

/** @type {readonly TestProgram[]} */
const phones = [
  { package: "baresip-core", isThere: file("/usr/bin/baresip"), needed: true },
  { package: "sip-tester", isThere: file("/usr/bin/sipp"), needed: true },
  // Certificates for telephones that speak in secret.
  { package: "openssl", isThere: file("/usr/bin/openssl"), needed: true },
];

/** @type {readonly TestProgram[]} */
const programs = [
  { package: "chromium", isThere: () => findChromium() !== undefined, needed: true },
  {
    package: "fonts-noto-cjk",
    isThere: file("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
    needed: false,
  },
  ...phones,
];

/** Whether there are the telephones that the voice tests call with. */
export function findPhones() {
  return phones.every(({ isThere }) => isThere());
}

/**
 * Sees to it that there are the browser, its Korean letters and the telephones: from the distribution's packages
 * where we may install them.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {import("./stages.mjs").Stage}
 */
export function testProgramsStage(env) {
  const name = "browser and telephones";
  const run = async () => {
    const missing = programs.filter(({ isThere }) => !isThere());
    const needed = missing.filter((program) => program.needed);
    if (needed.length === 0 && (missing.length === 0 || !mayInstall())) return undefined;
    if (!mayInstall()) return words.missingPrograms(packagesOf(needed));
    console.log(words.installingPrograms(packagesOf(missing)));
    const options = { cwd: "/", env: { ...env, DEBIAN_FRONTEND: "noninteractive" } };
    const install = ["install", "-y", "--no-install-recommends"];
    const packages = missing.map((program) => program.package);
    const problem =
      (await programStage(name, "apt-get", ["update", "-q"], options).run()) ??
      (await programStage(name, "apt-get", [...install, ...packages], options).run());
    if (problem === undefined) return undefined;
    return `${problem}\n${words.missingPrograms(packagesOf(missing))}`;
  };
  return { name, run };
}

/** @param {readonly TestProgram[]} missing */
function packagesOf(missing) {
  return missing.map((program) => program.package).join(" ");
}

function mayInstall() {
  return process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0;
}
