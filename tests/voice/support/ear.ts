import { PARTIES, type Party, TONE_AMPLITUDE, TONES } from "./parties.ts";
import { readWave, type Sound } from "./wave-file.ts";

/**
 * What is heard during a stretch: the parties, in the order of `PARTIES`, then `music` for sound
 * that is nobody's tone (music, an announcement, a ringing tone). Nothing is silence. A party heard
 * only now and then is `unclear`, and no test should be content with that.
 */
export type Heard = readonly (Party | "music" | `unclear: ${Party | "music"}`)[];

/** A window holds a whole number of periods of each tone. */
const WINDOW_MS = 100;
/** A third of a tone: a codec and a resampler together take less away. */
const TONE_FLOOR = TONE_AMPLITUDE / 3;
/** Root mean square, of full scale (-46 dB): above the noise of the codecs, below any music. */
const MUSIC_FLOOR = 0.005;
/** Of the power of the tones: what the codecs add to them stays below that. */
const MUSIC_SHARE = 0.05;
/** Of the windows. Packets are lost on a busy machine, and a party may come in the middle of one. */
const STEADY_SHARE = 0.7;
const ABSENT_SHARE = 0.15;

export interface Stretch {
  readonly fromMs?: number;
  readonly toMs?: number;
}

/** What is heard in a stretch of a recording. */
export function heardIn(file: string, { fromMs = 0, toMs }: Stretch = {}): Heard {
  const { rate, samples } = readWave(file);
  const at = (ms: number) => Math.round((ms * rate) / 1_000);
  return heard({
    rate,
    samples: samples.subarray(at(fromMs), toMs === undefined ? undefined : at(toMs)),
  });
}

/** Less than one window is silence. */
export function heard({ rate, samples }: Sound): Heard {
  const size = (rate * WINDOW_MS) / 1_000;
  const spectrum = new ToneSpectrum(rate, size);
  const windows = Array.from({ length: Math.floor(samples.length / size) }, (_, i) =>
    spectrum.measure(samples.subarray(i * size, (i + 1) * size)),
  );
  const judge = <Who extends Party | "music">(who: Who) => {
    const share = windows.filter((window) => window.has(who)).length / (windows.length || 1);
    if (share <= ABSENT_SHARE) return [];
    return [share >= STEADY_SHARE ? who : (`unclear: ${who}` as const)];
  };
  return [...PARTIES, "music" as const].flatMap(judge);
}

/** How strong each party's tone is in a window (Goertzel's algorithm under a Hann window), and what is left. */
class ToneSpectrum {
  readonly #hann: Float64Array;
  readonly #hannSum: number;
  readonly #hannPower: number;
  readonly #coefficients: readonly (readonly [Party, number])[];

  constructor(rate: number, size: number) {
    this.#hann = Float64Array.from(
      { length: size },
      (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size),
    );
    this.#hannSum = this.#hann.reduce((sum, weight) => sum + weight, 0);
    this.#hannPower = this.#hann.reduce((sum, weight) => sum + weight * weight, 0);
    this.#coefficients = PARTIES.map((party) => [
      party,
      2 * Math.cos((2 * Math.PI * TONES[party]) / rate),
    ]);
  }

  measure(samples: Float32Array): ReadonlySet<Party | "music"> {
    const weighted = this.#hann.map((weight, i) => weight * (samples[i] ?? 0));
    const total = weighted.reduce((sum, value) => sum + value * value, 0) / this.#hannPower;
    const found = new Set<Party | "music">();
    let tones = 0;
    for (const [party, coefficient] of this.#coefficients) {
      const amplitude = this.#amplitude(weighted, coefficient);
      tones += (amplitude * amplitude) / 2;
      if (amplitude >= TONE_FLOOR) found.add(party);
    }
    const rest = Math.max(0, total - tones);
    if (Math.sqrt(rest) >= MUSIC_FLOOR && rest >= MUSIC_SHARE * tones) found.add("music");
    return found;
  }

  #amplitude(weighted: Float64Array, coefficient: number): number {
    let before = 0;
    let last = 0;
    for (const value of weighted) [before, last] = [last, value + coefficient * last - before];
    const power = last * last + before * before - coefficient * last * before;
    return (2 * Math.sqrt(Math.max(0, power))) / this.#hannSum;
  }
}
