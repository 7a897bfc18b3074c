import { expect, test } from "vitest";
import { contrast, parseColour, shadesOf } from "./colour.ts";
import { parseSettings } from "./settings.ts";

const SCRIPT = "https://chat.example.com/widget.js?v=1";

test("two attributes are enough", () => {
  expect(parseSettings({ organisation: "demo", entryPoint: "shop" }, SCRIPT)).toEqual({
    settings: {
      server: "https://chat.example.com",
      organisation: "demo",
      entryPoint: "shop",
      language: "auto",
      colour: "#2f5d50",
      position: "right",
      theme: "auto",
    },
  });
});

test("every mistake is named at once, by the attribute's name", () => {
  const attributes = {
    organisation: "a b",
    language: "fr",
    colour: "red",
    position: "top",
    theme: "",
    server: "javascript:1",
  };
  expect(parseSettings(attributes, SCRIPT)).toEqual({
    mistakes: [
      "data-server must be a web address",
      "data-organisation must be 1 to 64 letters, digits, dots, _ or -",
      "data-entry-point must be 1 to 64 letters, digits, dots, _ or -",
      "data-language must be auto or ko or en",
      "data-colour must be #rgb or #rrggbb",
      "data-position must be right or left",
      "data-theme must be auto or light or dark",
    ],
  });
});

test("colours are read in both lengths and written in one", () => {
  expect(parseColour(" #ABC ")).toBe("#aabbcc");
  expect(parseColour("#12345")).toBe(undefined);
  expect(parseColour("url(x)")).toBe(undefined);
});

test("whatever colour is chosen, text on it and in it can be read", () => {
  const steps = ["00", "33", "66", "77", "80", "99", "cc", "ff"];
  for (const red of steps)
    for (const green of steps)
      for (const blue of steps) {
        const chosen = `#${red}${green}${blue}`;
        const shades = shadesOf(chosen);
        expect(contrast(shades.colour, shades.onColour), chosen).toBeGreaterThanOrEqual(4.5);
        expect(contrast(shades.inkOnLight, "#ffffff"), chosen).toBeGreaterThanOrEqual(4.5);
        expect(contrast(shades.inkOnDark, "#1d1f22"), chosen).toBeGreaterThanOrEqual(4.5);
      }
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
});
