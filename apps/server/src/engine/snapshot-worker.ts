/**
 * Runs in a worker thread, so that the writer is not held up: replays the journal up to the wanted seq with its
 * own connection, checks that the text it made can be read back to the same text, and writes the snapshot.
 */
import { parentPort, workerData } from "node:worker_threads";
import { deserialiseState, serialiseState } from "@maru/core";
import { openDatabase } from "../database/database.ts";
import { isStartRefusal } from "../platform/refusal.ts";
import { replay } from "./replay.ts";
import { writeSnapshot } from "./snapshot-store.ts";

export type SnapshotOrder = { connectionString: string; org: string; seq: number };

const { connectionString, org, seq } = workerData as SnapshotOrder;
const database = await openDatabase({
  url: connectionString,
  maxConnections: 1,
  statementTimeoutMs: null,
  onIdleError: (error) => {
    throw error;
  },
});
if (isStartRefusal(database)) throw new Error(database.words.en);
try {
  const { state } = await replay(database.pool, org, seq);
  const text = serialiseState(state);
  if (serialiseState(deserialiseState(text)) !== text) {
    throw new Error(`the snapshot of ${org} at ${seq} does not read back as it was written`);
  }
  await writeSnapshot(database.pool, org, { seq: state.seq, state: text });
  parentPort?.postMessage({ seq: state.seq, characters: text.length });
} finally {
  await database.close();
}
