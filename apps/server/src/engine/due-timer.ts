/** setTimeout counts in 32 bits; what is further away is looked at again then. */
const MAX_DELAY_MS = 2_147_483_647;

/** One clock hand for all timers of an organisation: it goes off when the next thing in core is due. */
export class DueTimer {
  readonly #now: () => number;
  readonly #onDue: () => void;
  #dueAt: number | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(now: () => number, onDue: () => void) {
    this.#now = now;
    this.#onDue = onDue;
  }

  /**
   * Only ever moves the hand forward to something earlier: that a deadline has gone is noticed when it would
   * have come, which costs one look instead of a timer set anew for each command.
   */
  set(dueAt: number | null): void {
    if (dueAt === null || (this.#dueAt !== null && this.#dueAt <= dueAt)) return;
    this.stop();
    this.#dueAt = dueAt;
    const delayMs = Math.min(Math.max(dueAt - this.#now(), 0), MAX_DELAY_MS);
    this.#timer = setTimeout(() => {
      this.#dueAt = null;
      this.#timer = null;
      this.#onDue();
    }, delayMs);
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#dueAt = null;
  }
}
