/**
 * The world's dice: sfc32, seeded, the same on every machine. Every run is a function of its seed alone,
 * so nothing here may depend on the clock, on the order of object keys of others, or on `Math.random`.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: number) {
    this.#a = seed >>> 0;
    this.#b = Math.floor(seed / 4294967296) >>> 0;
    this.#c = 0x9e3779b9;
    // Neighbouring seeds are alike until the state has been stirred.
    for (let i = 0; i < 15; i += 1) this.next();
  }

  /** 32 random bits. */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** A fraction from 0 up to but not 1. */
  fraction(): number {
    return this.next() / 4294967296;
  }

  /** A whole number from `from` to `to`, both possible. */
  between(from: number, to: number): number {
    return from + Math.floor(this.fraction() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** One of the list, which must not be empty. */
  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError("there is nothing to pick from");
    return list[this.between(0, list.length - 1)] as T;
  }

  pickOr<T>(list: readonly T[], otherwise: T): T {
    return list.length === 0 ? otherwise : this.pick(list);
  }

  /** Some of the list, in its order: each with the given probability, at least `atLeast` of them. */
  some<T>(list: readonly T[], probability: number, atLeast = 0): T[] {
    const chosen = list.filter(() => this.chance(probability));
    return chosen.length >= atLeast ? chosen : list.slice(0, atLeast);
  }

  /** A duration: mostly short, now and then long, so that both sides of every deadline are met. */
  durationMs(typicalMs: number): number {
    return Math.round(typicalMs * 2 ** (this.fraction() * 4 - 2));
  }

  weighted<T>(choices: readonly { weight: number; value: T }[]): T {
    const total = choices.reduce((sum, choice) => sum + choice.weight, 0);
    let point = this.fraction() * total;
    for (const choice of choices) {
      point -= choice.weight;
      if (point < 0) return choice.value;
    }
    return (choices[choices.length - 1] as { value: T }).value;
  }
}
