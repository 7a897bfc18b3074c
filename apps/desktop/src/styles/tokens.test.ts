import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** WCAG 2.2: 1.4.3 asks 4.5 of text, 1.4.11 asks 3 of what carries meaning without being text. */
const TEXT = 4.5;
const SHAPE = 3;
const STATES = ["available", "idle", "ringing", "engaged", "wrap-up", "rona", "offline"];
const SURFACES = ["surface-0", "surface-1", "surface-2", "surface-3"];

type Pair = [ink: string, ground: string, least: number];
const PAIRS: Pair[] = [
  ...SURFACES.flatMap((ground): Pair[] => [
    ["ink", ground, TEXT],
    ["ink-2", ground, TEXT],
    ["ink-3", ground, TEXT],
    ["accent", ground, SHAPE],
  ]),
  ...["surface-0", "surface-1"].map((ground): Pair => ["line-strong", ground, SHAPE]),
  ...STATES.flatMap((state): Pair[] => [
    [`${state}-ink`, `${state}-soft`, TEXT],
    [`${state}-ink`, "surface-0", TEXT],
    [`${state}-ink`, "surface-1", TEXT],
    [`${state}-ink`, "surface-3", TEXT],
    [state, "surface-0", SHAPE],
    [state, "surface-1", SHAPE],
    [state, `${state}-soft`, SHAPE],
  ]),
  ["accent-ink", "surface-1", TEXT],
  ["accent-ink", "accent-soft", TEXT],
  ["ink-3", "accent-soft", TEXT],
  ["ink", "bubble-in", TEXT],
  ["ink", "bubble-out", TEXT],
  ["ink-2", "rona-soft", TEXT],
  ["ink-2", "ringing-soft", TEXT],
  ...["accent", "accept", "danger"].flatMap((button): Pair[] => [
    [`on-${button}`, button, TEXT],
    [`on-${button}`, `${button}-hover`, TEXT],
  ]),
];

const css = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");

for (const theme of ["light", "dark"] as const)
  test(`every pair of colours can be told apart in the ${theme} theme`, () => {
    const tooClose = PAIRS.flatMap(([ink, ground, least]) => {
      const ratio = contrast(luminance(token(ink, theme)), luminance(token(ground, theme)));
      return ratio < least ? [`${ink} on ${ground}: ${ratio.toFixed(2)} < ${least}`] : [];
    });
    expect(tooClose).toEqual([]);
  });

test("the arithmetic agrees with known colours", () => {
  // White, black, and sRGB red, whose relative luminance is 0.2126 by definition.
  expect(luminance([1, 0, 0])).toBeCloseTo(1, 3);
  expect(luminance([0, 0, 0])).toBeCloseTo(0, 3);
  expect(luminance([0.627955, 0.257683, 29.2339])).toBeCloseTo(0.2126, 3);
});

type Oklch = [lightness: number, chroma: number, hue: number];

function token(name: string, theme: "light" | "dark"): Oklch {
  const colour = "oklch\\(([\\d.]+) ([\\d.]+) ([\\d.]+)\\)";
  const match = new RegExp(`--${name}: light-dark\\(\\s*${colour},\\s*${colour}\\s*\\)`).exec(css);
  if (match === null) throw new Error(`tokens.css has no --${name} in both themes`);
  const from = theme === "light" ? 1 : 4;
  return [Number(match[from]), Number(match[from + 1]), Number(match[from + 2])];
}

/** Relative luminance of an OKLCH colour (Ottosson's matrices), clipped to sRGB as a screen does. */
function luminance([lightness, chroma, hue]: Oklch): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
