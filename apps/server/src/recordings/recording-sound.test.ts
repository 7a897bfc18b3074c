import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeWave } from "../testing/wave.ts";
import { createRecordingFiles, type Tracks, takeFromFolder } from "./recording-files.ts";
import { openStereo, type StereoWave } from "./stereo-wave.ts";
import { makeWaveform } from "./waveform.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "maru-test-"));
});
afterAll(() => rm(folder, { recursive: true }));

let count = 0;
async function record(said: number[], heard: number[] | null): Promise<Tracks> {
  count += 1;
  const path = (track: string): string => join(folder, `${count}-${track}.wav`);
  await writeWave(path("in"), said);
  if (heard !== null) await writeWave(path("out"), heard);
  return { customer: path("in"), agents: path("out") };
}

async function read(wave: StereoWave, first = 0, last = wave.bytes - 1): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of wave.stream(first, last)) parts.push(part);
  return Buffer.concat(parts);
}

async function open(tracks: Tracks): Promise<StereoWave> {
  const wave = await openStereo(tracks);
  if (wave === undefined) throw new Error("there is no recording");
  return wave;
}

function samplesOf(wave: Buffer): number[] {
  return Array.from({ length: (wave.length - 44) / 2 }, (_, at) => wave.readInt16LE(44 + at * 2));
}

test("V-10: a recording has the customer left and the agents right", async () => {
  const wave = await open(await record([1, 2, 3], [-1, -2, -3]));
  const bytes = await read(wave);

  expect(bytes.length).toBe(wave.bytes);
  expect(samplesOf(bytes)).toEqual([1, -1, 2, -2, 3, -3]);
  expect(bytes.readUInt16LE(22)).toBe(2);
  expect(bytes.readUInt32LE(40)).toBe(12);
});

test("a side that is shorter, or lost, is silent", async () => {
  const shorter = await read(await open(await record([1, 2], [5])));
  expect(samplesOf(shorter)).toEqual([1, 5, 2, 0]);
  const lost = await read(await open(await record([1, 2], null)));
  expect(samplesOf(lost)).toEqual([1, 0, 2, 0]);
});

test("every piece of a recording is what the whole has there", async () => {
  const said = Array.from({ length: 40_000 }, (_, index) => (index % 3_000) - 1_500);
  const tracks = await record(said, said.slice(0, 30_000).reverse());
  const whole = await read(await open(tracks));

  for (const [first, last] of [
    [0, 0],
    [10, 43],
    [43, 47],
    [44, 60],
    [45, 46],
    [65_570, 65_590],
    [100_001, 140_003],
    [whole.length - 1, whole.length - 1],
  ] as const) {
    const piece = await read(await open(tracks), first, last);
    expect(piece.equals(whole.subarray(first, last + 1)), `${first} to ${last}`).toBe(true);
  }
});

test("what is no recording is none", async () => {
  const path = join(folder, "text.wav");
  await writeFile(path, "RIFF but nothing more");
  expect(await openStereo({ customer: path, agents: join(folder, "nothing.wav") })).toBeUndefined();
});

test("a waveform has the loudest of each stretch, both sides on one clock", async () => {
  const tracks = await record([...Array(4_000).fill(8_192), ...Array(4_000).fill(0)], [-32_768]);
  const { customer, agent } = await makeWaveform(tracks);

  expect(customer).toHaveLength(1_000);
  expect(customer.slice(0, 500)).toEqual(Array(500).fill(0.25));
  expect(customer.slice(500)).toEqual(Array(500).fill(0));
  expect(agent).toEqual([1, ...Array(999).fill(0)]);
});

test("files are taken over once, under names that stay within their folder", async () => {
  const engine = await mkdtemp(join(folder, "engine-"));
  const files = createRecordingFiles(join(folder, "kept"), takeFromFolder(engine));
  await writeWave(join(engine, "r1-in.wav"), [1]);
  await writeWave(join(engine, "r1-out.wav"), [2]);

  expect(await files.keep("acme", "r1")).toBe(true);
  expect(await files.keep("acme", "r1")).toBe(true);
  expect(await files.find("acme", "r1")).toBeDefined();
  expect(await files.find("other", "r1")).toBeUndefined();
  expect(await files.keep("acme", "r2")).toBe(false);
  for (const id of ["../r1", "..", "a/b", ""]) expect(await files.find("acme", id)).toBeUndefined();
  await files.remove("acme", "r1");
  expect(await files.find("acme", "r1")).toBeUndefined();
});
