/**
 * `node tools/make-hold-music.mjs`: composes and renders the music on hold, apps/server/assets/hold-music/maru.wav.
 * Half a minute of a slow broken-chord piece that ends where it begins: what still sounds at the end is carried over
 * to the beginning. Only notes we know, in a band a telephone carries (300 to 3400 Hz), quiet enough to talk over.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./lib/bootstrap.mjs";
import { levelOf, writeWave } from "./lib/wave.mjs";

const rate = 8_000;
const beatsPerMinute = 64;
/** Two bars of four beats for each chord of the round I – vi – ii – V, twice. */
const seconds = (60 / beatsPerMinute) * 4 * 8;
const wantedLevel = -20;

/** MIDI numbers: the bass note, then the chord from below. 60 is middle C. */
const chords = [
  { bass: 53, notes: [60, 65, 69, 72] },
  { bass: 57, notes: [60, 64, 69, 72] },
  { bass: 50, notes: [62, 65, 69, 74] },
  { bass: 53, notes: [60, 65, 69, 77] },
  { bass: 55, notes: [62, 65, 70, 74] },
  { bass: 48, notes: [60, 64, 67, 72] },
  { bass: 53, notes: [60, 65, 69, 72] },
  { bass: 48, notes: [60, 64, 70, 76] },
];
/** Which note of the chord each half beat of a bar plucks; null: a rest. */
const pattern = [0, 2, 3, 2, 1, 2, 3, null];

const samples = new Float64Array(Math.round(seconds * rate));
const beat = 60 / beatsPerMinute;
chords.forEach(({ bass, notes }, bar) => {
  const start = bar * 4 * beat;
  pluck(bass, start, 0.5, 3.2);
  pattern.forEach((step, index) => {
    const note = step === null ? undefined : notes[step];
    // The first of a bar a little stronger, the way a hand would.
    if (note !== undefined) pluck(note, start + (index * beat) / 2, index === 0 ? 0.42 : 0.3, 2.4);
  });
});

const gain = 10 ** ((wantedLevel - levelOf(samples)) / 20);
const file = join(root, "apps/server/assets/hold-music/maru.wav");
mkdirSync(dirname(file), { recursive: true });
writeFileSync(
  file,
  writeWave(
    samples.map((sample) => sample * gain),
    rate,
  ),
);

/**
 * One struck string: harmonics that fade, the higher ones sooner.
 *
 * @param {number} note MIDI number
 * @param {number} at seconds
 * @param {number} strength
 * @param {number} lasts seconds until it has faded to a thousandth
 */
function pluck(note, at, strength, lasts) {
  const pitch = 440 * 2 ** ((note - 69) / 12);
  for (let index = 0; index < lasts * rate; index += 1) {
    const time = index / rate;
    const attack = Math.min(1, time / 0.012);
    let value = 0;
    for (let harmonic = 1; harmonic <= 4 && pitch * harmonic < 3_400; harmonic += 1) {
      const fade = Math.exp((-6.9 * time * (0.7 + 0.3 * harmonic)) / lasts);
      value += (Math.sin(2 * Math.PI * pitch * harmonic * time) * fade) / harmonic ** 1.6;
    }
    const place = (Math.round(at * rate) + index) % samples.length;
    samples[place] = (samples[place] ?? 0) + value * attack * strength;
  }
}
