import { expect, test } from "vitest";
import { chooseLanguage, WORDS } from "./words.ts";

test.each([
  ["en", "ko", ["ko-KR"], "en"],
  ["auto", "ko-KR", ["en-US"], "ko"],
  ["auto", "en", ["ko"], "en"],
  ["auto", "", ["ko-KR", "en"], "ko"],
  ["auto", "fr", ["de", "en-GB"], "en"],
  ["auto", "fr", ["de"], "en"],
  ["auto", "", [], "ko"],
] as const)("%s on a page in '%s' with %j: %s", (wanted, page, browser, language) => {
  expect(chooseLanguage(wanted, page, browser)).toBe(language);
});

test("the place in the queue is counted in people ahead", () => {
  expect(WORDS.ko.ahead(2)).toBe("앞에 2명이 기다리고 있어요");
  expect(WORDS.en.ahead(1)).toBe("1 person is ahead of you");
  expect(WORDS.en.ahead(2)).toBe("2 people are ahead of you");
});

test("no text is left in the other language, and none is empty", () => {
  const said = (value: unknown): string[] => {
    if (typeof value === "string") return [value];
    if (typeof value === "function") return [String(value("7"))];
    return Object.values(value as object).flatMap(said);
  };
  for (const text of said(WORDS.ko)) expect(text).toMatch(/[가-힣]/);
  for (const text of said(WORDS.en)) expect(text).not.toMatch(/[가-힣]|^$/);
});
