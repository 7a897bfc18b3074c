import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { prepareAsteriskCopy } from "./asterisk-copy.ts";

const run = promisify(execFile);
const oldestVersion = 20;

/** An Asterisk that can be started here. */
export interface AsteriskProgram {
  /** The program and what goes before Asterisk's own arguments. */
  readonly command: readonly [string, ...string[]];
  /** Undefined: those it was built with. */
  readonly directories: { readonly modules: string; readonly data: string } | undefined;
}

/** The machine's own Asterisk where it is recent enough, else the copy in `folder`. */
export async function findAsterisk(folder: string, signal: AbortSignal): Promise<AsteriskProgram> {
  const installed = await readInstalledVersion();
  if (installed !== undefined && installed >= oldestVersion) {
    return { command: ["asterisk"], directories: undefined };
  }
  return prepareAsteriskCopy(folder, signal);
}

/** The major version of the `asterisk` on the path, if there is one. */
async function readInstalledVersion(): Promise<number | undefined> {
  try {
    const { stdout } = await run("asterisk", ["-V"], { timeout: 5_000 });
    // "Asterisk 22.10.1", "Asterisk certified/20.7-cert4"
    const [, major] = /^Asterisk (?:certified\/)?(\d+)/.exec(stdout) ?? [];
    return major === undefined ? undefined : Number(major);
  } catch {
    return undefined;
  }
}
