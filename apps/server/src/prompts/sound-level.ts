import type { StoredSound } from "@maru/protocol";

type Level = StoredSound["level"];
type Warning = StoredSound["warnings"][number];

/** What a sound is judged by, in dBFS. */
export const LEVELS = {
  /** How loud prompts are made, so that none startles after another; that of those which come with the product. */
  wantedDb: -18,
  /** Softer than this is no speech, but the room it was recorded in. */
  silenceDb: -50,
  /** Softer than this it could be raised only together with its noise: it is raised by so much and no more. */
  mostGainDb: 24,
  /** A recording of which this much is at full scale sounds broken. */
  clippedShare: 0.000_5,
} as const;

const frameMs = 20;
const fullScale = 0.999;
/** One sample at full scale is a peak; several in a row are one that was cut off. */
const clippedRun = 3;

/** Listens to a sound piece by piece. */
export class LevelMeter {
  readonly #frameSamples: number;
  #peak = 0;
  #clipped = 0;
  #run = 0;
  #samples = 0;
  #framePower = 0;
  #frameFilled = 0;
  #frames = 0;
  #heardFrames = 0;
  #heardPower = 0;
  #silentAtStart = 0;

  constructor(sampleRate: number) {
    this.#frameSamples = Math.round((sampleRate * frameMs) / 1_000);
  }

  hear(part: Float64Array): void {
    for (const sample of part) {
      const size = Math.abs(sample);
      this.#samples += 1;
      if (size > this.#peak) this.#peak = size;
      this.#run = size >= fullScale ? this.#run + 1 : 0;
      if (this.#run === clippedRun) this.#clipped += clippedRun;
      else if (this.#run > clippedRun) this.#clipped += 1;
      this.#framePower += sample * sample;
      this.#frameFilled += 1;
      if (this.#frameFilled === this.#frameSamples) this.#endFrame();
    }
  }

  /** Null: there was nothing to hear. */
  measure(): Omit<Level, "gainDb"> | null {
    if (this.#frameFilled > 0) this.#endFrame();
    if (this.#heardFrames === 0) return null;
    return {
      peakDb: tenth(decibels(this.#peak ** 2)),
      loudnessDb: tenth(decibels(this.#heardPower / this.#heardFrames)),
      clippedShare: this.#clipped / this.#samples,
      silentShare: Math.round((1 - this.#heardFrames / this.#frames) * 1_000) / 1_000,
    };
  }

  get silentAtStartMs(): number {
    return this.#silentAtStart * frameMs;
  }

  #endFrame(): void {
    const power = this.#framePower / this.#frameFilled;
    this.#frames += 1;
    if (decibels(power) > LEVELS.silenceDb) {
      this.#heardFrames += 1;
      this.#heardPower += power;
    } else if (this.#heardFrames === 0) this.#silentAtStart += 1;
    this.#framePower = 0;
    this.#frameFilled = 0;
  }
}

export function gainFor(loudnessDb: number): number {
  return tenth(Math.min(LEVELS.wantedDb - loudnessDb, LEVELS.mostGainDb));
}

export function warningsFor(level: Level, silentAtStartMs: number): Warning[] {
  const warnings: [Warning, boolean][] = [
    ["clipped", level.clippedShare > LEVELS.clippedShare],
    // Raised as far as it goes, it is still softer than the others, and its noise is heard.
    ["was_too_quiet", level.loudnessDb + LEVELS.mostGainDb < LEVELS.wantedDb + 3],
    ["mostly_silence", level.silentShare > 0.7],
    ["long_silence_at_start", silentAtStartMs > 2_000],
  ];
  return warnings.filter(([, holds]) => holds).map(([warning]) => warning);
}

/** Up to the knee as it is; beyond it bends, so that nothing is cut off. */
export function limit(sample: number): number {
  const knee = 0.7;
  const size = Math.abs(sample);
  if (size <= knee) return sample;
  const room = 1 - knee;
  return Math.sign(sample) * (knee + room * Math.tanh((size - knee) / room));
}

export function decibels(power: number): number {
  return power === 0 ? -120 : Math.max(-120, 10 * Math.log10(power));
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
