import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { SEGMENT_DETAILS } from "@maru/protocol";
import { createIntl } from "react-intl";
import { expect, test } from "vitest";
import { CATALOGUES } from "../words.ts";

const src = resolve(import.meta.dirname, "..");
const { ko, en } = CATALOGUES;

test("both languages have the same keys, in the same order", () => {
  expect(Object.keys(en)).toEqual(Object.keys(ko));
});

test("every message asks for the same values in both languages", () => {
  for (const key of Object.keys(ko) as (keyof typeof ko)[])
    expect({ key, asks: asks(en[key]) }).toEqual({ key, asks: asks(ko[key]) });
});

for (const locale of ["ko", "en"] as const)
  test(`every message can be put into words (${locale})`, () => {
    const messages = CATALOGUES[locale];
    const faults: unknown[] = [];
    const intl = createIntl({ locale, messages, onError: (fault) => faults.push(fault) });
    for (const [id, message] of Object.entries(messages)) {
      const values = Object.fromEntries(asks(message).map((name) => [name, 2]));
      const text = String((intl.formatMessage as (...of: unknown[]) => unknown)({ id }, values));
      expect({ id, left: /[{}]/.test(text) }).toEqual({ id, left: false });
    }
    expect(faults).toEqual([]);
  });

test("Korean is Korean and English is English", () => {
  const own = new Set(["settings.korean", "settings.english"]);
  // Without the names of values and the scaffold of plurals: what people read.
  const bare = (text: string) => text.replace(/\{\w+\}|\{\w+, plural,|(?:=\d+|one|other) \{/g, " ");
  const strange = Object.keys(ko).filter((key) => {
    if (own.has(key)) return false;
    const words = { ko: bare(ko[key as keyof typeof ko]), en: bare(en[key as keyof typeof en]) };
    const letters = /\p{L}{3,}/u.test(words.ko) && !/[가-힣]/.test(words.ko);
    return letters || /[가-힣]/.test(words.en);
  });
  expect(strange).toEqual([]);
});

test("every message is used somewhere", () => {
  const code = sources(src).join("\n");
  const prefixes = [...code.matchAll(/`([a-zA-Z.]+\.)\$\{/g)].map(([, prefix]) => prefix ?? "");
  prefixes.push(
    ...[...code.matchAll(/wordsFor\([^"]*"([a-zA-Z]+)"/g)].map(([, name]) => `${name}.`),
  );
  const unused = Object.keys(ko).filter(
    (key) => !code.includes(`"${key}"`) && !prefixes.some((prefix) => key.startsWith(prefix)),
  );
  expect(unused).toEqual([]);
});

test("the timeline has words for each code the server writes, and for no others", () => {
  const words = Object.keys(ko).filter((key) => key.startsWith("detail."));
  expect(words.toSorted()).toEqual(SEGMENT_DETAILS.map((code) => `detail.${code}`).toSorted());
});

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "messages" ? [] : sources(path);
    return /\.tsx?$/.test(path) && !/\.test\./.test(path) ? [readFileSync(path, "utf8")] : [];
  });
}

/** The names of the values a message asks for. */
function asks(message: string): string[] {
  return [
    ...new Set([...message.matchAll(/\{([a-z]\w*)[,}]/g)].map(([, name]) => name ?? "")),
  ].sort();
}
