/**
 * Runs `work` in one tab at a time, by Web Locks. Pages that are not secure have none: there every tab runs it,
 * and then waits until what the others wrote into the storage can be read here, so that all of them see the same
 * last word.
 */
export async function inOneTab<T>(
  name: string,
  work: () => Promise<T>,
  locks: LockManager | undefined = navigator.locks,
): Promise<void> {
  if (locks !== undefined) {
    await locks.request(name, work);
    return;
  }
  await work();
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
}

const SETTLE_MS = 200;
