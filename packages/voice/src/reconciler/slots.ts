/** At most so many things at once; the others wait their turn. What waits is bounded by what is asked: steps of live calls. */
export class Slots {
  #free: number;
  readonly #waiting: ((release: () => void) => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  /** Begins at once when a slot is free. What begins must call `release`, once. */
  take(begin: (release: () => void) => void): void {
    this.#waiting.push(begin);
    this.#fill();
  }

  #fill(): void {
    while (this.#free > 0) {
      const begin = this.#waiting.shift();
      if (begin === undefined) return;
      this.#free -= 1;
      begin(() => {
        this.#free += 1;
        this.#fill();
      });
    }
  }
}
