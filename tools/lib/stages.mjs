import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

/**
 * One thing `npm test` checks. Answers with what went wrong, or with nothing.
 *
 * @typedef {{ name: string, run: () => Promise<string | undefined> }} Stage
 */

/**
 * Runs stages, `width` at a time, and prints a line for each as it ends.
 *
 * @param {readonly Stage[]} stages
 * @param {number} width
 * @returns {Promise<string[]>} the names of those that failed
 */
export async function runStages(stages, width) {
  const waiting = [...stages];
  /** @type {string[]} */
  const failed = [];
  const work = async () => {
    for (let stage = waiting.shift(); stage !== undefined; stage = waiting.shift()) {
      if (!(await runStage(stage))) failed.push(stage.name);
    }
  };
  await Promise.all(Array.from({ length: width }, work));
  return failed;
}

/** @param {Stage} stage */
async function runStage({ name, run }) {
  const startedAt = performance.now();
  const problem = await run();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(6);
  console.log(`${problem === undefined ? "ok  " : "FAIL"} ${seconds} s  ${name}`);
  if (problem) console.log(`${problem.trim()}\n`);
  return problem === undefined;
}

/**
 * A stage that is a program: its output is shown only when it fails.
 *
 * @param {string} name
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env: NodeJS.ProcessEnv, cwd: string }} options
 * @returns {Stage}
 */
export function programStage(name, command, args, options) {
  return {
    name,
    run: async () => {
      const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
      const [out, err, [code]] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, "close"),
      ]);
      return code === 0 ? undefined : `${out}${err}`;
    },
  };
}
