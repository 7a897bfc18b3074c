import type { Invariant } from "../run/scene.ts";
import { difference } from "./08-replay.ts";

export const doneIsJournalled: Invariant = {
  rule: "9.1",
  title: "What is done is one commit more, numbered in order, and stays as it was decided",
  check: ({ outcome, journal, commit, nonsense: _, happened, state }) => {
    if (happened !== "asked" || outcome?.status !== "done") return [];
    if (commit === null || outcome.commit.seq !== journal.length) {
      return [`commit ${outcome.commit.seq} is number ${journal.length} in the journal`];
    }
    if (commit.at !== state.at) return [`commit at ${commit.at}, state at ${state.at}`];
    return [];
  },
};

export const refusalChangesNothing: Invariant = {
  rule: "9.2",
  title: "A refused, repeated or idle command changes nothing",
  check: ({ outcome, beforeText, text }) => {
    if (outcome === null || outcome.status === "done" || beforeText === text) return [];
    return [`${outcome.status}, and the state changed: ${difference(beforeText, text)}`];
  },
};

export const repeatedOnce: Invariant = {
  rule: "9.3",
  title: "A repeated command acts once and is answered as the first time; a reused key is refused",
  check: ({ envelope, outcome, answers }) => {
    if (!envelope?.key || outcome === null) return [];
    const known = answers.get(`${envelope.actor} ${envelope.key.id}`);
    if (known === undefined) {
      return outcome.status === "repeated" ? ["answered as repeated what was never done"] : [];
    }
    if (known.digest !== envelope.key.digest) {
      return outcome.status === "refused" && outcome.refusal.refused === "idempotency_key_reused"
        ? []
        : [`a key used for something else was answered ${outcome.status}`];
    }
    if (outcome.status !== "repeated")
      return [`done already (${known.seq}), now ${outcome.status}`];
    return outcome.seq === known.seq && JSON.stringify(outcome.result) === known.result
      ? []
      : [
          `answered ${outcome.seq} ${JSON.stringify(outcome.result)}, first ${known.seq} ${known.result}`,
        ];
  },
};
