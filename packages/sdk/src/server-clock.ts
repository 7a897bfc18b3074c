/**
 * What the server's clock says now, from its heartbeats.
 *
 * A sample taken over a round trip of r is right to within r/2, so of the last few the one with the shortest
 * round trip wins. Two samples whose ranges do not touch prove that a clock was set: older ones are dropped.
 */
const KEPT_SAMPLES = 8;
/** Clocks drift and round to milliseconds; less than this is not "set". */
const TOLERANCE_MS = 50;
const UNKNOWN_AGE_MS = 5_000;

type Sample = { offsetMs: number; uncertaintyMs: number };

export class ServerClock {
  #samples: Sample[] = [];
  #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Of a heartbeat's answer; times by this machine's clock. */
  noteAnswer(serverTime: number, sentAt: number, heardAt: number): void {
    const roundTripMs = Math.max(0, heardAt - sentAt);
    this.#add({
      offsetMs: serverTime - (sentAt + heardAt) / 2,
      uncertaintyMs: roundTripMs / 2,
    });
  }

  /** Of a frame whose age is unknown: only good until the first heartbeat. */
  noteFrame(serverTime: number): void {
    if (this.#samples.length > 0) return;
    this.#add({ offsetMs: serverTime - this.#now(), uncertaintyMs: UNKNOWN_AGE_MS });
  }

  serverNow(): number {
    let best: Sample | undefined;
    for (const sample of this.#samples)
      if (best === undefined || sample.uncertaintyMs <= best.uncertaintyMs) best = sample;
    return this.#now() + Math.round(best?.offsetMs ?? 0);
  }

  #add(sample: Sample): void {
    const agrees = (other: Sample) =>
      Math.abs(other.offsetMs - sample.offsetMs) <=
      other.uncertaintyMs + sample.uncertaintyMs + TOLERANCE_MS;
    this.#samples = [...this.#samples.filter(agrees), sample].slice(-KEPT_SAMPLES);
  }
}
