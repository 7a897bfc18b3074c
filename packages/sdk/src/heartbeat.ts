const INTERVAL_MS = 5_000;
/** After a sleep, or when somebody looks again: how long the answer may take before we dial anew. */
const SHORT_INTERVAL_MS = 2_500;

type HeartbeatOptions = {
  now: () => number;
  ping: (at: number) => void;
  /** Nothing was heard since the ping before: 10 s of silence. */
  onDead: () => void;
};

/**
 * A ping every 5 s; when the next is due and nothing at all was heard since the last, the peer is dead.
 *
 * Counting from our own unanswered ping, not from the last word heard, keeps this right where timers stop:
 * a hidden tab's timers may run once a minute though its socket is fine (the answer came in the meantime), and
 * a laptop that slept finds its ping unanswered, or asks at once and waits only 2.5 s.
 */
export class Heartbeat {
  #options: HeartbeatOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dueAt = 0;
  #unansweredSince: number | undefined;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
  }

  start(): void {
    this.#unansweredSince = undefined;
    this.#ping(INTERVAL_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Any frame is a sign of life. */
  heard(): void {
    this.#unansweredSince = undefined;
  }

  /** Asks now: the network or the page came back. */
  check(): void {
    if (this.#unansweredSince === undefined) this.#ping(SHORT_INTERVAL_MS);
  }

  #ping(nextInMs: number): void {
    clearTimeout(this.#timer);
    const at = this.#options.now();
    this.#unansweredSince = at;
    this.#dueAt = at + nextInMs;
    this.#options.ping(at);
    this.#timer = setTimeout(() => this.#due(), nextInMs);
  }

  #due(): void {
    if (this.#unansweredSince !== undefined) {
      this.#options.onDead();
      return;
    }
    const slept = this.#options.now() - this.#dueAt > INTERVAL_MS;
    this.#ping(slept ? SHORT_INTERVAL_MS : INTERVAL_MS);
  }
}
