import { spawn } from "node:child_process";
import { constants } from "node:os";

const parentPollMs = 1_000;

/**
 * Runs a program in our place: it gets our terminal and our signals, and we end as it ends. Should we
 * be killed, it notices that the channel between us closed; should the npm above us be killed, we
 * notice that we have another parent.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
export function runChild(command, args, env) {
  const child = spawn(command, args, { env, stdio: ["inherit", "inherit", "inherit", "ipc"] });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on("exit", (code, signal) => {
    process.exit(signal === null ? (code ?? 1) : 128 + constants.signals[signal]);
  });
  if (process.env["npm_lifecycle_event"] === undefined) return;
  const npm = process.ppid;
  setInterval(() => process.ppid === npm || child.kill("SIGTERM"), parentPollMs).unref();
}
