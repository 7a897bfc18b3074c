import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { programStage } from "./stages.mjs";
import { words } from "./words.mjs";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const koreanFont = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";

/** The browser for the browser tests, if there is one. */
export function findChromium() {
  return [process.env["MARU_CHROMIUM"], ...places].find((path) => path && existsSync(path));
}

/**
 * Sees to it that there is a browser, and a font to draw Korean with: from the distribution's
 * packages where we may install them.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {import("./stages.mjs").Stage}
 */
export function chromiumStage(env) {
  const name = "Chromium";
  const run = async () => {
    if (findChromium() !== undefined && (existsSync(koreanFont) || !mayInstall())) return undefined;
    if (!mayInstall()) return words.noChromium();
    console.log(words.installingChromium());
    const options = { cwd: "/", env: { ...env, DEBIAN_FRONTEND: "noninteractive" } };
    const install = ["install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"];
    const problem =
      (await programStage(name, "apt-get", ["update", "-q"], options).run()) ??
      (await programStage(name, "apt-get", install, options).run());
    return problem === undefined ? undefined : `${problem}\n${words.noChromium()}`;
  };
  return { name, run };
}

function mayInstall() {
  return process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0;
}
