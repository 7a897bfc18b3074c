import type { Clock } from "../clock.ts";

type Timer = { at: number; order: number; run: () => void };

/** A clock that goes on when it is told to. Timers due at the same time ring in the order they were set. */
export class VirtualClock implements Clock {
  #now: number;
  #order = 0;
  #timers: Timer[] = [];

  constructor(startAt = 0) {
    this.#now = startAt;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    this.#order += 1;
    const timer: Timer = { at: this.#now + Math.max(0, ms), order: this.#order, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** When the next timer rings; null: never. */
  get nextAt(): number | null {
    return this.#first()?.at ?? null;
  }

  /** Goes on to this time; every timer due by then rings at its own time. Never goes back. */
  goTo(time: number): void {
    for (let first = this.#first(); first !== null && first.at <= time; first = this.#first()) {
      const due = first;
      this.#now = Math.max(this.#now, due.at);
      this.#timers = this.#timers.filter((other) => other !== due);
      due.run();
    }
    this.#now = Math.max(this.#now, time);
  }

  goOn(ms: number): void {
    this.goTo(this.#now + ms);
  }

  #first(): Timer | null {
    let first: Timer | null = null;
    for (const timer of this.#timers) {
      const isEarlier =
        first === null ||
        timer.at < first.at ||
        (timer.at === first.at && timer.order < first.order);
      if (isEarlier) first = timer;
    }
    return first;
  }
}
