/** The page's colour, made usable: text on it, and it as text, keep WCAG's 4.5 : 1 whatever colour was chosen. */

export const DEFAULT_COLOUR = "#2f5d50";

const AA = 4.5;
/** Of the style sheet: the panel's ground in each theme. */
const LIGHT_GROUND = "#ffffff";
const DARK_GROUND = "#1d1f22";

export type Shades = {
  colour: string;
  /** For text on the colour. */
  onColour: string;
  /** The colour as text or icon on the light, and on the dark ground. */
  inkOnLight: string;
  inkOnDark: string;
};

/** `#rgb` or `#rrggbb` as `#rrggbb`; undefined for anything else. */
export function parseColour(text: string): string | undefined {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1]?.toLowerCase();
  if (hex === undefined) return undefined;
  return `#${hex.length === 3 ? hex.replace(/./g, "$&$&") : hex}`;
}

export function shadesOf(colour: string): Shades {
  const onColour = contrast(colour, "#ffffff") >= AA ? "#ffffff" : "#0b0c0d";
  return {
    // Black on a dark middle tone may miss by a hair: then the colour gives way.
    colour: adjust(colour, onColour),
    onColour,
    inkOnLight: adjust(colour, LIGHT_GROUND),
    inkOnDark: adjust(colour, DARK_GROUND),
  };
}

/** Moves the colour away from the ground, a step at a time, until it can be read on it. */
function adjust(colour: string, ground: string): string {
  const towards = luminance(ground) > 0.18 ? 0 : 255;
  let adjusted = colour;
  for (let step = 1; contrast(adjusted, ground) < AA && step <= 20; step++)
    adjusted = `#${channels(colour)
      .map((value) => Math.round(value + ((towards - value) * step) / 20))
      .map((value) => value.toString(16).padStart(2, "0"))
      .join("")}`;
  return adjusted;
}

/** WCAG 2.2: from 1 to 21. */
export function contrast(a: string, b: string): number {
  const light = [luminance(a), luminance(b)];
  return (Math.max(...light) + 0.05) / (Math.min(...light) + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
