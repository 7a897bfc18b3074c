import type { Commit } from "@maru/core";
import type pg from "pg";

/** The pool, or one client. */
export type Queryable = pg.Pool | pg.ClientBase;

/** The rows did not go in because somebody else has written these seqs: we are not the writer any more. */
export class FencedFault extends Error {
  override readonly name = "FencedFault";
}

const UNIQUE_VIOLATION = "23505";

/**
 * One parameter whatever the number of rows: the statement is planned once per connection, and PostgreSQL
 * takes a JSON text apart faster than we escape arrays (`bench/journal.ts` has the numbers).
 */
const INSERT = {
  name: "journal_insert",
  text: `insert into journal (org, seq, at, actor, command, key_id, key_digest, events, result)
    select $1, seq, at, actor, command, key ->> 'id', key ->> 'digest', events, result
    from json_to_recordset($2) as row
      (seq bigint, at bigint, actor text, command text, key json, events json, result json)`,
};

/** A commit that comes alone, as most do on a quiet floor: a row as it is costs less than a text taken apart. */
const INSERT_ONE = {
  name: "journal_insert_one",
  text: `insert into journal (org, seq, at, actor, command, key_id, key_digest, events, result)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
};

/** All or none, durable when it resolves. Throws `FencedFault`; anything else leaves the outcome unknown. */
export async function appendCommits(
  connection: Queryable,
  org: string,
  commits: readonly Commit[],
): Promise<void> {
  try {
    await connection.query(insertOf(org, commits));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === UNIQUE_VIOLATION) {
      throw new FencedFault("the journal has these seqs already", { cause: error });
    }
    throw error;
  }
}

function insertOf(org: string, commits: readonly Commit[]): pg.QueryConfig {
  const [only] = commits;
  if (only === undefined || commits.length > 1) {
    return { ...INSERT, values: [org, JSON.stringify(commits)] };
  }
  const { seq, at, actor, command, key, events, result } = only;
  const json = [JSON.stringify(events), JSON.stringify(result)];
  const values = [org, seq, at, actor, command, key?.id ?? null, key?.digest ?? null, ...json];
  return { ...INSERT_ONE, values };
}

const PAGE_ROWS = 2_000;

/** Everything after `after`, oldest first, in pages so that memory stays small. */
export async function* readCommits(
  connection: Queryable,
  org: string,
  after: number,
  upTo = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<Commit[]> {
  let last = after;
  for (;;) {
    const page = await readPage(connection, org, last, Math.min(upTo, last + PAGE_ROWS));
    if (page.length === 0) return;
    yield page;
    last += page.length;
  }
}

type JournalRow = Omit<Commit, "key"> & { key_id: string | null; key_digest: string | null };

/** Throws where the journal has a hole: nothing may be built on it. */
async function readPage(
  connection: Queryable,
  org: string,
  after: number,
  upTo: number,
): Promise<Commit[]> {
  const { rows } = await connection.query<JournalRow>(
    `select seq, at, actor, command, key_id, key_digest, events, result from journal
      where org = $1 and seq > $2 and seq <= $3 order by seq`,
    [org, after, upTo],
  );
  return rows.map(({ key_id: id, key_digest: digest, ...row }, index) => {
    if (row.seq !== after + index + 1)
      throw new Error(`journal of ${org}: ${after + index + 1} is missing`);
    return {
      seq: row.seq,
      at: row.at,
      actor: row.actor,
      key: id === null || digest === null ? null : { id, digest },
      command: row.command,
      events: row.events,
      result: row.result,
    };
  });
}
