import type { Action } from "./action/action.ts";
import type { Engine } from "./engine.ts";
import { drain } from "./run/drain.ts";
import { EVERY_RULE, Run, type RunOptions } from "./run/run.ts";
import type { Violation } from "./run/scene.ts";
import type { Tally } from "./run/tally.ts";
import { shrink } from "./shrink.ts";
import { World } from "./world/world.ts";

export type Result = { seed: number; violations: Violation[]; actions: Action[]; tally: Tally };

/** Plays one seed for this many actions, then lets the world run out. Stops at the first violation. */
export function simulate(
  engine: Engine,
  seed: number,
  steps: number,
  options: RunOptions = EVERY_RULE,
): Result {
  const world = new World(seed);
  const run = new Run(engine, options);
  const actions: Action[] = [];
  const act = (action: Action) => {
    actions.push(action);
    run.do(action);
  };
  for (const action of world.beginning()) act(action);
  while (actions.length < steps && run.violations.length === 0) act(world.next(run.state));
  drain(run);
  return { seed, violations: run.violations, actions, tally: run.tally };
}

/** Plays recorded actions again, and lets the world run out as `simulate` does. */
export function play(engine: Engine, actions: readonly Action[], options: RunOptions): Run {
  const run = new Run(engine, options);
  for (const action of actions) {
    run.do(action);
    if (run.violations.length > 0) return run;
  }
  drain(run);
  return run;
}

export type Failure = {
  rule: string;
  message: string;
  actions: Action[];
  /** The story of the shortest run, line by line. */
  lines: string[];
  attempts: number;
};

/** Shortens a failing run to the fewest actions that break the same rule, and tells it. */
export function explain(engine: Engine, result: Result, maxAttempts = 3_000): Failure {
  const [first] = result.violations;
  if (first === undefined) throw new RangeError(`seed ${result.seed} did not fail`);
  // Only the broken rule is looked for: quicker, and the shrinking cannot wander off to another failure.
  const options: RunOptions = { ...EVERY_RULE, rules: new Set([first.rule]), twinEvery: 1 };
  const shrunk = shrink(
    result.actions,
    (actions) => play(engine, actions, options).violations.length > 0,
    maxAttempts,
  );
  const lines: string[] = [];
  const told = play(engine, shrunk.actions, { ...options, tell: (line) => lines.push(line) });
  return {
    rule: first.rule,
    message: told.violations[0]?.message ?? first.message,
    actions: shrunk.actions,
    lines,
    attempts: shrunk.attempts,
  };
}
