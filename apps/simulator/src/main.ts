import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { CORE } from "./engine.ts";
import { EVERY_RULE, type RunOptions } from "./run/run.ts";
import { createTally, merge } from "./run/tally.ts";
import { explain, type Failure, simulate } from "./simulate.ts";

const USAGE = `Plays seeded runs of the core and checks docs/invariants.md after every step.

  --seeds N   how many seeds (200)
  --from S    the first seed (1)
  --steps K   actions in each run, before the world is let run out (400)
  --rules R,R check these rules alone, such as 2,6.2 (all)
  --keep NAME writes the shortest failing run to failing-seeds/NAME.json, for the tests to play`;

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "200" },
    from: { type: "string", default: "1" },
    steps: { type: "string", default: "400" },
    rules: { type: "string" },
    keep: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  console.error(`--${name} takes a whole number, not "${text}".`);
  process.exit(2);
}

function keep(name: string, seed: number, { rule, message, actions }: Failure): void {
  const path = `${import.meta.dirname}/failing-seeds/${name}.json`;
  writeFileSync(path, `${JSON.stringify({ seed, rule, why: message, actions }, null, 2)}\n`);
  console.log(`written to ${path}; say there why it failed`);
}

if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
const seeds = wholeNumber("seeds", values.seeds);
const from = wholeNumber("from", values.from);
const steps = wholeNumber("steps", values.steps);

const rules = values.rules === undefined ? null : new Set(values.rules.split(","));
const options: RunOptions = { ...EVERY_RULE, rules };

const tally = createTally();
const startedAt = performance.now();
const stepsPerSecond = () => Math.round(tally.steps / ((performance.now() - startedAt) / 1_000));

for (let seed = from; seed < from + seeds; seed += 1) {
  const result = simulate(CORE, seed, steps, options);
  merge(tally, result.tally);
  if (result.violations.length > 0) {
    console.log(
      `seed ${seed} breaks rule ${result.violations[0]?.rule}; looking for the shortest way there`,
    );
    const failure = explain(CORE, result);
    console.log(failure.lines.join("\n"));
    console.log(
      `\nrule ${failure.rule}: ${failure.message}\nseed ${seed}: ${result.actions.length} actions, shortened to ${failure.actions.length} in ${failure.attempts} attempts`,
    );
    if (values.keep !== undefined) keep(values.keep, seed, failure);
    process.exit(1);
  }
  if ((seed - from + 1) % 50 === 0) {
    console.log(`${seed - from + 1} seeds, ${tally.steps} steps, ${stepsPerSecond()} steps/s`);
  }
}
console.log(
  `${seeds} seeds from ${from}: ${tally.steps} steps, ${stepsPerSecond()} steps/s, every rule held`,
);
