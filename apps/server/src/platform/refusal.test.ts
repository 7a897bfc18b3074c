import { expect, test } from "vitest";
import { operatorLanguage } from "./refusal.ts";

test.each([
  [{}, "en"],
  [{ LANG: "C.UTF-8" }, "en"],
  [{ LANG: "ko" }, "ko"],
  [{ LANG: "ko_KR.UTF-8" }, "ko"],
  [{ LANG: "kok_IN" }, "en"],
  [{ LANG: "ko_KR.UTF-8", LC_ALL: "en_US.UTF-8" }, "en"],
  [{ LANG: "en_US.UTF-8", LC_MESSAGES: "ko_KR.UTF-8" }, "ko"],
  [{ LANG: "ko_KR.UTF-8", LC_ALL: "" }, "ko"],
])("the operator's language by %j is %s", (env, language) => {
  expect(operatorLanguage(env)).toBe(language);
});
