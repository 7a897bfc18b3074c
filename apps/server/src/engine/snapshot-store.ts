import type { Queryable } from "./journal.ts";

/** One to read, and one in case that cannot be read. */
const KEPT = 2;

export type Snapshot = { seq: number; state: string };

/** Newest first. */
export async function readSnapshots(connection: Queryable, org: string): Promise<Snapshot[]> {
  const { rows } = await connection.query<Snapshot>(
    "select seq, state from snapshot where org = $1 order by seq desc",
    [org],
  );
  return rows;
}

/** Harmless when it is there already: the state at a seq is always the same. */
export async function writeSnapshot(
  connection: Queryable,
  org: string,
  { seq, state }: Snapshot,
): Promise<void> {
  await connection.query(
    "insert into snapshot (org, seq, state) values ($1, $2, $3) on conflict do nothing",
    [org, seq, state],
  );
  await connection.query(
    `delete from snapshot where org = $1 and seq not in
      (select seq from snapshot where org = $1 order by seq desc limit $2)`,
    [org, KEPT],
  );
}
