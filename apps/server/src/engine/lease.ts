import type pg from "pg";

/**
 * Which node writes for an organisation. It only keeps nodes from fighting over it: two that both believe they
 * hold it are told apart by the journal's primary key. Times are the database's, so that clocks need not agree.
 */

export const LEASE_TTL_MS = 10_000;
/** Three chances before it runs out. */
export const LEASE_RENEW_MS = 3_000;
/**
 * A connection that a network swallowed is given up after this, for another: a renewal that waits for ever would
 * be the last.
 */
const PATIENCE_MS = 2_500;

/** Takes the lease if it is free, over, or ours (a node that was killed takes its own back at once). */
export async function takeLease(pool: pg.Pool, org: string, nodeId: string): Promise<boolean> {
  const { rowCount } = await ask(
    pool,
    `insert into lease (org, holder, expires_at)
      values ($1, $2, clock_timestamp() + $3 * interval '1 millisecond')
      on conflict (org) do update set holder = excluded.holder, expires_at = excluded.expires_at
        where lease.holder = excluded.holder or lease.expires_at < clock_timestamp()`,
    [org, nodeId, LEASE_TTL_MS],
  );
  return rowCount === 1;
}

/** Renews in one statement; answers those that are still ours. */
export async function renewLeases(
  pool: pg.Pool,
  orgs: readonly string[],
  nodeId: string,
): Promise<Set<string>> {
  const { rows } = await ask<{ org: string }>(
    pool,
    `update lease set expires_at = clock_timestamp() + $3 * interval '1 millisecond'
      where holder = $2 and org = any($1) returning org`,
    [orgs, nodeId, LEASE_TTL_MS],
  );
  return new Set(rows.map(({ org }) => org));
}

/** So that the next writer need not wait. */
export async function returnLeases(
  pool: pg.Pool,
  orgs: readonly string[],
  nodeId: string,
): Promise<void> {
  await ask(pool, "delete from lease where holder = $2 and org = any($1)", [orgs, nodeId]);
}

function ask<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  text: string,
  values: unknown[],
): Promise<pg.QueryResult<Row>> {
  // @types/pg does not know that a query may have a time-out of its own.
  const question = { text, values, query_timeout: PATIENCE_MS };
  return pool.query<Row>(question);
}
