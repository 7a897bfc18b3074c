import {
  applyCommit,
  createState,
  deserialiseState,
  type OrganisationId,
  type State,
} from "@maru/core";
import { type Queryable, readCommits } from "./journal.ts";
import { readSnapshots } from "./snapshot-store.ts";

export type Replay = {
  state: State;
  /** The seq of the snapshot it began with; 0: it began with nothing. */
  snapshotSeq: number;
  /** Snapshots that could not be read, and why. They are only made to save time; the journal has it all. */
  unreadable: { seq: number; cause: unknown }[];
};

/** The state after the last commit of the journal (or after `upTo`), from the newest snapshot that can be read. */
export async function replay(connection: Queryable, org: string, upTo?: number): Promise<Replay> {
  const replayed = await startingPoint(connection, org, upTo);
  for await (const commits of readCommits(connection, org, replayed.state.seq, upTo)) {
    for (const commit of commits) applyCommit(replayed.state, commit);
  }
  return replayed;
}

async function startingPoint(
  connection: Queryable,
  org: string,
  upTo = Number.MAX_SAFE_INTEGER,
): Promise<Replay> {
  const unreadable: Replay["unreadable"] = [];
  for (const { seq, state: text } of await readSnapshots(connection, org)) {
    if (seq > upTo) continue;
    try {
      const state = deserialiseState(text);
      if (state.seq !== seq || state.organisationId !== org)
        throw new Error(`it holds ${state.organisationId} at ${state.seq}`);
      return { state, snapshotSeq: seq, unreadable };
    } catch (cause) {
      unreadable.push({ seq, cause });
    }
  }
  return { state: createState(org as OrganisationId), snapshotSeq: 0, unreadable };
}
