import type { Pool } from "./database.ts";

const defaultPeriodMs = 2_000;
/** As long as it may take to get a connection. */
const defaultPatienceMs = 4_000;

/**
 * Asks the database for a sign of life every two seconds and passes on whether it gave one. A pool
 * without a free connection for as long as it may take to get one counts as dead, too; so does a
 * database that takes the question and says nothing (a network that drops everything, say).
 */
export function watchDatabase(
  pool: Pool,
  report: (alive: boolean) => void,
  { periodMs = defaultPeriodMs, patienceMs = defaultPatienceMs } = {},
): { stop(): void } {
  // @types/pg does not know that a query may have a time-out of its own.
  const question = { text: "select 1", query_timeout: patienceMs };
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const ask = async (): Promise<void> => {
    const alive = await pool.query(question).then(
      () => true,
      () => false,
    );
    if (stopped) return;
    report(alive);
    timer = setTimeout(() => void ask(), periodMs);
    timer.unref();
  };
  void ask();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
