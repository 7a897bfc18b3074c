import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { settingsTable } from "./settings.ts";

const root = resolve(import.meta.dirname, "../../../..");

/** The rows of the README's table of settings: name and default. */
function readTable(file: string): (string | undefined)[][] {
  const text = readFileSync(resolve(root, file), "utf8");
  return [...text.matchAll(/^\| `([A-Z_]+)` \| (?:`(.*?)`)? ?\|/gm)].map(([, name, value]) => [
    name,
    value,
  ]);
}

test.each(["README.md", "README.ko.md"])(
  "%s names every setting there is, with its default",
  (file) => {
    const settings = Object.entries(settingsTable).map(([name, row]) => [name, row.default]);

    expect(readTable(file)).toEqual(settings);
  },
);
