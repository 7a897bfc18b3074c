import type { Pool } from "./database.ts";

const defaultPeriodMs = 2_000;

/**
 * Asks the database for a sign of life every two seconds and passes on whether it gave one. A pool
 * without a free connection for as long as it may take to get one counts as dead, too.
 */
export function watchDatabase(
  pool: Pool,
  report: (alive: boolean) => void,
  periodMs: number = defaultPeriodMs,
): { stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const ask = async (): Promise<void> => {
    const alive = await pool.query("select 1").then(
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
