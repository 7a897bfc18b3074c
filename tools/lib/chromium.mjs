import { existsSync } from "node:fs";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The browser for the browser tests, if there is one. */
export function findChromium() {
  return [process.env["MARU_CHROMIUM"], ...places].find((path) => path && existsSync(path));
}
