import { existsSync } from "node:fs";

const shell = "/bin/sh";

/**
 * Ends this process at once, everything of ours being stopped. Node's own way out waits for V8's helper threads, and
 * under load, once in some hundred times, for ever (https://github.com/nodejs/node/issues/54918): Ctrl-C would hang.
 * Becoming a shell that does nothing but exit (execve(2)) waits for nobody.
 */
export function endProcess(code: number): never {
  if (process.execve !== undefined && existsSync(shell)) {
    // It is called experimental, and would say so on the terminal.
    process.removeAllListeners("warning");
    process.execve(shell, ["sh", "-c", `exit ${code}`], {});
  }
  process.exit(code);
}
