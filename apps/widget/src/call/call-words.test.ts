import { expect, test } from "vitest";
import { CALL_WORDS } from "./call-words.ts";

test("no text of a call is left in the other language, and none is empty", () => {
  const said = (value: unknown): string[] => {
    if (typeof value === "string") return [value];
    if (typeof value === "function") return [String(value("7"))];
    return Object.values(value as object).flatMap(said);
  };
  for (const text of said(CALL_WORDS.ko)) expect(text).toMatch(/[가-힣]/);
  for (const text of said(CALL_WORDS.en)) expect(text).not.toMatch(/[가-힣]|^$/);
});
