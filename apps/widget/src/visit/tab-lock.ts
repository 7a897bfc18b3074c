import type { PageStorage } from "./page-storage.ts";

/** Long enough for the slowest request made under it (its own limit is 15 s). */
const LEASE_MS = 20_000;
const SETTLE_MS = 60;
const RETRY_MS = 150;

/**
 * Runs `work` in one tab at a time. Web Locks where there are any (secure pages); otherwise a lease in the
 * storage: written, read again after a moment, and lost to whoever wrote last. Blocked storage means there is
 * no other tab to share with.
 */
export async function inOneTab<T>(
  name: string,
  storage: PageStorage,
  work: () => Promise<T>,
  locks: LockManager | undefined = navigator.locks,
): Promise<T> {
  if (locks !== undefined) {
    let outcome: { value: T } | undefined;
    await locks.request(name, async () => {
      outcome = { value: await work() };
    });
    if (outcome !== undefined) return outcome.value;
  }
  const owner = Math.random().toString(36).slice(2);
  while (!(await takeLease(storage, owner))) await pause(RETRY_MS);
  try {
    return await work();
  } finally {
    if (leaseOf(storage)?.owner === owner) storage.remove("lock");
  }
}

async function takeLease(storage: PageStorage, owner: string): Promise<boolean> {
  const lease = leaseOf(storage);
  if (lease !== undefined && lease.until > Date.now()) return false;
  storage.set("lock", `${owner} ${Date.now() + LEASE_MS}`);
  await pause(SETTLE_MS);
  return leaseOf(storage)?.owner === owner;
}

function leaseOf(storage: PageStorage): { owner: string; until: number } | undefined {
  const [owner, until] = storage.get("lock")?.split(" ") ?? [];
  return owner === undefined ? undefined : { owner, until: Number(until) };
}

function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}
