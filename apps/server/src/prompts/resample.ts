import type { WaveSound } from "./wave-sound.ts";

/** The width of the filter: zero crossings of the sinc on each side. More is steeper, and slower. */
const crossings = 24;
/** How much of the band is let through; the rest is where the filter falls. */
const passband = 0.92;
/** The filter is computed for so many places between two samples, and the nearest is taken. */
const phases = 256;

/**
 * The sound at another rate, one second at a time so that nobody else waits. What the new rate cannot carry is taken
 * out first by a windowed-sinc low-pass (Blackman window, stop band below -70 dB): it would come back as another tone.
 */
export async function* resample(sound: WaveSound, rate: number): AsyncGenerator<Float64Array> {
  const ratio = sound.sampleRate / rate;
  const total = Math.floor(sound.samples / ratio);
  const filter = makeFilter(Math.min(1, 1 / ratio));
  for (let done = 0; done < total; done += rate) {
    const count = Math.min(rate, total - done);
    yield ratio === 1 ? sound.read(done, count) : filtered(sound, filter, ratio, done, count);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

interface Filter {
  /** Samples of the input on each side that bear on one of the output. */
  readonly half: number;
  /** One row of weights for each phase. */
  readonly rows: readonly Float64Array[];
}

/** `scale`: the new band as a share of the old one. */
function makeFilter(scale: number): Filter {
  const half = Math.ceil(crossings / scale);
  const cutoff = scale * passband;
  const rows = Array.from({ length: phases + 1 }, (_, phase) => {
    const row = new Float64Array(2 * half);
    let sum = 0;
    for (let tap = 0; tap < row.length; tap += 1) {
      const distance = tap - half + 1 - phase / phases;
      const weight = sinc(distance * cutoff) * blackman(distance / half);
      row[tap] = weight;
      sum += weight;
    }
    // Silence stays silence and a constant stays what it is.
    return row.map((weight) => weight / sum);
  });
  return { half, rows };
}

function filtered(
  sound: WaveSound,
  { half, rows }: Filter,
  ratio: number,
  first: number,
  count: number,
): Float64Array {
  const from = Math.floor(first * ratio) - half + 1;
  const input = sound.read(from, Math.ceil(count * ratio) + 2 * half + 1);
  const output = new Float64Array(count);
  for (let index = 0; index < count; index += 1) {
    const place = (first + index) * ratio;
    const whole = Math.floor(place);
    const row = rows[Math.round((place - whole) * phases)] as Float64Array;
    const start = whole - half + 1 - from;
    let sum = 0;
    for (let tap = 0; tap < row.length; tap += 1) {
      sum += (row[tap] as number) * (input[start + tap] ?? 0);
    }
    output[index] = sum;
  }
  return output;
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** `x` from -1 to 1; nothing beyond. */
function blackman(x: number): number {
  if (Math.abs(x) >= 1) return 0;
  return 0.42 + 0.5 * Math.cos(Math.PI * x) + 0.08 * Math.cos(2 * Math.PI * x);
}
