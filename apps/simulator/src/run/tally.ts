import type { Commit, Envelope, Outcome } from "@maru/core";

/** What a run has exercised: a simulation that never sees something proves nothing about it. */
export type Tally = {
  steps: number;
  commands: Map<string, number>;
  events: Map<string, number>;
  refusals: Map<string, number>;
};

export function createTally(): Tally {
  return { steps: 0, commands: new Map(), events: new Map(), refusals: new Map() };
}

export function count(tally: Tally, envelope: Envelope, outcome: Outcome, commit: Commit | null) {
  add(tally.commands, `${envelope.command.type} ${outcome.status}`, 1);
  if (outcome.status === "refused") add(tally.refusals, outcome.refusal.refused, 1);
  for (const event of commit?.events ?? []) add(tally.events, event.type, 1);
}

export function merge(into: Tally, from: Tally): void {
  into.steps += from.steps;
  for (const name of ["commands", "events", "refusals"] as const) {
    for (const [key, times] of from[name]) add(into[name], key, times);
  }
}

function add(counts: Map<string, number>, key: string, times: number): void {
  counts.set(key, (counts.get(key) ?? 0) + times);
}
