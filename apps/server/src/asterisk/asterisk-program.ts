import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { prepareAsteriskCopy } from "./asterisk-copy.ts";

const run = promisify(execFile);
/** By major version, the minor one that takes REST requests over the event WebSocket. */
const oldestMinors: Readonly<Record<number, number>> = { 20: 14, 21: 9, 22: 4 };

/** An Asterisk that can be started here. */
export interface AsteriskProgram {
  /** The program and what goes before Asterisk's own arguments. */
  readonly command: readonly [string, ...string[]];
  /** Undefined: those it was built with. */
  readonly directories: { readonly modules: string; readonly data: string } | undefined;
}

/** The machine's own Asterisk where it is recent enough, else the copy in `folder`. */
export async function findAsterisk(folder: string, signal: AbortSignal): Promise<AsteriskProgram> {
  const { stdout } = await run("asterisk", ["-V"], { timeout: 5_000 }).catch(() => ({
    stdout: "",
  }));
  if (isRecentEnough(stdout)) return { command: ["asterisk"], directories: undefined };
  return prepareAsteriskCopy(folder, signal);
}

/** From what `asterisk -V` prints: "Asterisk 22.10.1", "Asterisk certified/20.7-cert4". */
export function isRecentEnough(version: string): boolean {
  const [, major, minor] = /^Asterisk (?:certified\/)?(\d+)\.(\d+)/.exec(version) ?? [];
  if (major === undefined) return false;
  const newest = Math.max(...Object.keys(oldestMinors).map(Number));
  const oldestMinor = oldestMinors[Number(major)];
  return oldestMinor === undefined ? Number(major) > newest : Number(minor) >= oldestMinor;
}
