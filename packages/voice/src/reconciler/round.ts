import type { Step } from "../port.ts";
import { waitsFor } from "./order.ts";

/**
 * One difference being carried out: each step begins when those it waits for are done. When it is no longer what is
 * wanted (`drop`), what has not begun never does; it is over when what has begun is done.
 */
export class Round {
  readonly #steps: readonly Step[];
  readonly #begin: (step: Step, done: (failure: Error | null) => void) => void;
  readonly #over: (failures: { step: Step; failure: Error }[]) => void;
  readonly #failures: { step: Step; failure: Error }[] = [];
  readonly #begun = new Set<Step>();
  readonly #done = new Set<Step>();
  #isDropped = false;
  #isOver = false;

  /** `over` is called once, maybe before `start` returns. */
  constructor(
    steps: readonly Step[],
    begin: (step: Step, done: (failure: Error | null) => void) => void,
    over: (failures: { step: Step; failure: Error }[]) => void,
  ) {
    this.#steps = steps;
    this.#begin = begin;
    this.#over = over;
  }

  get isDropped(): boolean {
    return this.#isDropped;
  }

  start(): void {
    this.#steps.forEach((step, index) => {
      if (this.#isDropped || this.#begun.has(step)) return;
      const earlier = this.#steps.slice(0, index);
      if (earlier.some((other) => !this.#done.has(other) && waitsFor(step, other))) return;
      this.#begun.add(step);
      this.#begin(step, (failure) => this.#finish(step, failure));
    });
    const isQuiet = this.#begun.size === this.#done.size;
    if (this.#isOver || !isQuiet) return;
    this.#isOver = true;
    this.#over(this.#failures);
  }

  drop(): void {
    this.#isDropped = true;
  }

  #finish(step: Step, failure: Error | null): void {
    if (this.#isOver) return;
    this.#done.add(step);
    if (failure !== null) {
      this.#failures.push({ step, failure });
      this.#isDropped = true;
    }
    this.start();
  }
}
