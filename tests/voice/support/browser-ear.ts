import { setTimeout as sleep } from "node:timers/promises";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { findChromium } from "../../../tools/lib/chromium.mjs";
import { type Heard, heard } from "./ear.ts";
import type { Party } from "./parties.ts";
import { toneFile } from "./tone.ts";

/** As Opus over WebRTC is decoded. */
const RATE = 48_000;

/** Chromium's own (W3C "MediaStreamTrack Insertable Media Processing"), with sound as well. */
declare class MediaStreamTrackProcessor {
  constructor(from: { track: MediaStreamTrack });
  readonly readable: ReadableStream<AudioData>;
}

/** What the script in the page keeps for the ear. */
interface EarWindow extends Window {
  earSamples?: Int16Array[];
}

/**
 * A browser whose microphone is a party's tone, and which keeps what WebRTC brings it. The sound file is the
 * browser's, not the page's: each party needs a browser of its own.
 */
export class BrowserEar {
  readonly party: Party;
  readonly browser: Browser;
  readonly #pages: Page[] = [];

  static async launch(party: Party): Promise<BrowserEar> {
    const executablePath = findChromium();
    if (executablePath === undefined)
      throw new Error("There is no Chromium: install it, or name one in MARU_CHROMIUM.");
    const browser = await chromium.launch({
      executablePath,
      args: [
        // Chromium refuses its sandbox to root; the tests open nothing but our own pages.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        `--use-file-for-fake-audio-capture=${toneFile(party, RATE)}`,
        "--autoplay-policy=no-user-gesture-required",
      ],
    });
    return new BrowserEar(party, browser);
  }

  private constructor(party: Party, browser: Browser) {
    this.party = party;
    this.browser = browser;
  }

  /** Listens in every page this context will open. */
  async attend(context: BrowserContext): Promise<void> {
    await context.addInitScript(keepWhatIsHeard);
    context.on("page", (page) => this.#pages.push(page));
  }

  /** What its pages are sent from now on. */
  async listen(ms: number): Promise<Heard> {
    const pages = this.#pages.filter((page) => !page.isClosed());
    await Promise.all(pages.map((page) => page.evaluate(takeSamples)));
    await sleep(ms);
    const taken = await Promise.all(pages.map((page) => page.evaluate(takeSamples)));
    const parts = taken.map((text) => Buffer.from(text, "base64"));
    const wanted = Math.round((ms * RATE) / 1_000);
    const samples = new Float32Array(
      Math.max(wanted, ...parts.map(({ length }) => Math.floor(length / 2))),
    );
    for (const part of parts)
      for (let i = 0; 2 * i + 1 < part.length; i++)
        samples[i] = (samples[i] ?? 0) + part.readInt16LE(2 * i) / 32_768;
    return heard({ rate: RATE, samples });
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

/**
 * Runs in the page, before anything else there. The microphone is asked for as it is: a steady tone is what a
 * suppression of noise takes away.
 */
function keepWhatIsHeard(): void {
  const page: EarWindow = window;
  const kept: Int16Array[] = [];
  page.earSamples = kept;
  const media = navigator.mediaDevices;
  const getUserMedia = media.getUserMedia.bind(media);
  media.getUserMedia = (wanted) =>
    getUserMedia({
      ...wanted,
      audio: {
        ...(typeof wanted?.audio === "object" ? wanted.audio : {}),
        echoCancellation: false,
        noiseSuppression: false,
        autoGainControl: false,
      },
    });
  const Connection = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Connection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      this.addEventListener("track", ({ track }) => void keepTrack(track));
    }
  };

  async function keepTrack(track: MediaStreamTrack): Promise<void> {
    // Chromium decodes a track only for somebody who plays it.
    const player = new Audio();
    player.muted = true;
    player.srcObject = new MediaStream([track]);
    void player.play();
    const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const samples = new Float32Array(value.numberOfFrames);
      value.copyTo(samples, { planeIndex: 0, format: "f32-planar" });
      value.close();
      kept.push(Int16Array.from(samples, (sample) => Math.round(sample * 32_767)));
      // Ten seconds: longer than anybody listens at a stretch.
      if (kept.length > 1_000) kept.shift();
    }
  }
}

/** Runs in the page: what was kept since the last time, in base 64. */
function takeSamples(): string {
  const page: EarWindow = window;
  const parts = page.earSamples?.splice(0) ?? [];
  let text = "";
  for (const part of parts)
    text += String.fromCharCode(...new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
  return btoa(text);
}
