/** One of the browser's tabs at a time; the others wait until it is their turn. */
export type TabLock = {
  /** `steal`: take it from the tab that has it. */
  request(how: "wait" | "steal"): void;
  release(): void;
};

export type OpenTabLock = (
  name: string,
  /** `waiting` also when another tab has taken it away. */
  onChange: (state: "held" | "waiting") => void,
) => TabLock;

/** Web Locks: the browser gives a lock up with its tab, even when the tab crashes. */
export const openTabLock: OpenTabLock = (name, onChange) => {
  // Undefined where the page is not served safely; there is no microphone either, and that is what is said.
  const locks = navigator.locks as LockManager | undefined;
  let current: { release: () => void; abort: AbortController } | null = null;

  function request(how: "wait" | "steal"): void {
    release();
    const mine = { release: () => {}, abort: new AbortController() };
    current = mine;
    if (locks === undefined) {
      onChange("held");
      return;
    }
    const hold = () =>
      new Promise<void>((resolve) => {
        if (current !== mine) return resolve();
        mine.release = resolve;
        onChange("held");
      });
    const { signal } = mine.abort;
    const held =
      how === "steal"
        ? locks.request(name, { steal: true }, hold)
        : locks.request(name, { ifAvailable: true }, (lock) => {
            if (lock !== null) return hold();
            if (current === mine) onChange("waiting");
            // Not awaited in here: the callback of a lock that was not given must not keep it busy.
            void locks.request(name, { signal }, hold).catch(lost);
            return undefined;
          });
    const lost = () => {
      // Aborted by us, or stolen: then back to the end of the line.
      if (current === mine) request("wait");
    };
    held.catch(lost);
  }

  function release(): void {
    const last = current;
    current = null;
    last?.release();
    last?.abort.abort();
  }

  return { request, release };
};
