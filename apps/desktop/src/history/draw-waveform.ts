import { barsOf, type Paused, pausedShares } from "./waveform.ts";

/** Colours as the browser resolves them, so that both themes draw right. */
export type WaveColours = {
  customer: string;
  agent: string;
  line: string;
  head: string;
};

export type Wave = {
  customer: readonly number[];
  agent: readonly number[];
  durationMs: number;
  paused: Paused;
};

const BAR = 2;
const PITCH = 3;
const LEAST = 1;
const HATCH = 6;
/** How strongly what is still to come is drawn. */
const UNPLAYED = 0.42;

/** Customer upwards, agent downwards from the middle; what is to come is drawn fainter. */
export function drawWaveform(
  canvas: HTMLCanvasElement,
  wave: Wave,
  atMs: number,
  colours: WaveColours,
): void {
  const ratio = window.devicePixelRatio || 1;
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  const pixels = [Math.round(width * ratio), Math.round(height * ratio)] as const;
  if (canvas.width !== pixels[0]) canvas.width = pixels[0];
  if (canvas.height !== pixels[1]) canvas.height = pixels[1];
  const ink = canvas.getContext("2d");
  if (ink === null) return;
  ink.setTransform(ratio, 0, 0, ratio, 0, 0);
  ink.clearRect(0, 0, width, height);
  const head = wave.durationMs > 0 ? (atMs / wave.durationMs) * width : 0;
  const sides = [
    { bars: barsOf(wave.customer, Math.floor(width / PITCH)), colour: colours.customer, up: true },
    { bars: barsOf(wave.agent, Math.floor(width / PITCH)), colour: colours.agent, up: false },
  ];
  const middle = height / 2;
  for (const { bars, colour, up } of sides) {
    ink.fillStyle = colour;
    for (const [index, loud] of bars.entries()) {
      const size = Math.max(LEAST, loud * (middle - 3));
      ink.globalAlpha = index * PITCH < head ? 1 : UNPLAYED;
      ink.fillRect(index * PITCH, up ? middle - 1 - size : middle + 1, BAR, size);
    }
  }
  ink.globalAlpha = 1;
  for (const { from, to } of pausedShares(wave.paused, wave.durationMs))
    hatch(ink, from * width, Math.max(2, (to - from) * width), height, colours);
  ink.fillStyle = colours.head;
  ink.fillRect(Math.min(width - 2, Math.max(0, head - 1)), 0, 2, height);
}

/** Nothing was recorded here. */
function hatch(
  ink: CanvasRenderingContext2D,
  x: number,
  width: number,
  height: number,
  colours: WaveColours,
): void {
  ink.save();
  ink.beginPath();
  ink.rect(x, 0, width, height);
  ink.clip();
  ink.clearRect(x, 0, width, height);
  ink.strokeStyle = colours.line;
  ink.lineWidth = 1;
  for (let at = x - height; at < x + width; at += HATCH) {
    ink.beginPath();
    ink.moveTo(at, height);
    ink.lineTo(at + height, 0);
    ink.stroke();
  }
  ink.strokeRect(x + 0.5, 0.5, width - 1, height - 1);
  ink.restore();
}
