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
/** Where music is looked for: the telephone band, at every second frequency a window tells apart. */
const BAND_STEP_HZ = 20;
const BAND = Array.from({ length: 161 }, (_, i) => 200 + i * BAND_STEP_HZ);
/** A steady sound shows at one and a half frequencies of 10 Hz under a Hann window, of which we look at half. */
const BAND_WEIGHT = 2 / 1.5;
/** Beside a tone nothing counts: a gap or a jump in it sounds there too. */
const SKIRT_HZ = 90;
/** Root mean square, of full scale (-46 dB): above the noise of the codecs, below any music. */
const MUSIC_FLOOR = 0.005;
/** Of the power of the tones: what the codecs and lost packets add to them stays below that. */
const MUSIC_SHARE = 0.08;
/** Of the windows. Packets are lost on a busy machine, and a party may come in the middle of one. */
const STEADY_SHARE = 0.7;
const ABSENT_SHARE = 0.15;
/** The many voices of a conference, cut short together by a lost packet, sound like music for a moment. */
const ABSENT_MUSIC_SHARE = 0.35;

export interface Stretch {
  readonly fromMs?: number;
  readonly toMs?: number;
  /** Of a recording with a side each; both when left out. */
  readonly channel?: number;
}

/** What is heard in a stretch of a recording. */
export function heardIn(file: string, stretch: Stretch = {}): Heard {
  return heard(cut(file, stretch));
}

/** Whoever is heard in a recording at any time, however short: for what must not be in it at all. */
export function everHeardIn(file: string, stretch: Stretch = {}): ReadonlySet<Party | "music"> {
  return new Set(windowsOf(cut(file, stretch)).flatMap((window) => [...window]));
}

function cut(file: string, { fromMs = 0, toMs, channel }: Stretch): Sound {
  const { rate, samples } = readWave(file, channel);
  const at = (ms: number) => Math.round((ms * rate) / 1_000);
  return { rate, samples: samples.subarray(at(fromMs), toMs === undefined ? undefined : at(toMs)) };
}

/** Less than one window is silence. */
export function heard(sound: Sound): Heard {
  const windows = windowsOf(sound);
  const judge = <Who extends Party | "music">(who: Who) => {
    const share = windows.filter((window) => window.has(who)).length / (windows.length || 1);
    if (share <= (who === "music" ? ABSENT_MUSIC_SHARE : ABSENT_SHARE)) return [];
    return [share >= STEADY_SHARE ? who : (`unclear: ${who}` as const)];
  };
  return [...PARTIES, "music" as const].flatMap(judge);
}

function windowsOf({ rate, samples }: Sound): ReadonlySet<Party | "music">[] {
  const size = (rate * WINDOW_MS) / 1_000;
  const spectrum = new ToneSpectrum(rate, size);
  return Array.from({ length: Math.floor(samples.length / size) }, (_, i) =>
    spectrum.measure(samples.subarray(i * size, (i + 1) * size)),
  );
}

/**
 * The strength of frequencies in a window (Goertzel's algorithm under a Hann window): of the parties' tones, and of
 * what is far enough from them not to be their own doing, as a lost packet is.
 */
class ToneSpectrum {
  readonly #hann: Float64Array;
  readonly #rate: number;

  constructor(rate: number, size: number) {
    this.#rate = rate;
    this.#hann = Float64Array.from(
      { length: size },
      (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size),
    );
  }

  measure(samples: Float32Array): ReadonlySet<Party | "music"> {
    const weighted = this.#hann.map((weight, i) => weight * (samples[i] ?? 0));
    const amplitudes = PARTIES.map(
      (party) => [party, this.#amplitude(weighted, TONES[party])] as const,
    );
    const present = amplitudes.filter(([, amplitude]) => amplitude >= TONE_FLOOR);
    const tones = present.reduce((sum, [, amplitude]) => sum + amplitude ** 2 / 2, 0);
    const rest = BAND.filter((hz) =>
      present.every(([party]) => Math.abs(hz - TONES[party]) > SKIRT_HZ),
    ).reduce((sum, hz) => sum + (this.#amplitude(weighted, hz) ** 2 / 2) * BAND_WEIGHT, 0);
    const music = Math.sqrt(rest) >= MUSIC_FLOOR && rest >= MUSIC_SHARE * tones;
    return new Set([...present.map(([party]) => party), ...(music ? ["music" as const] : [])]);
  }

  #amplitude(weighted: Float64Array, hz: number): number {
    const coefficient = 2 * Math.cos((2 * Math.PI * hz) / this.#rate);
    let before = 0;
    let last = 0;
    for (const value of weighted) {
      const next = value + coefficient * last - before;
      before = last;
      last = next;
    }
    const power = last * last + before * before - coefficient * last * before;
    // The weights of a Hann window are one half on average.
    return (4 * Math.sqrt(Math.max(0, power))) / weighted.length;
  }
}
