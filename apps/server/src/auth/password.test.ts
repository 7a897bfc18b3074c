import { expect, test } from "vitest";
import { DEMO_PASSWORD } from "./demo-password.ts";
import { createPasswordChecker, hashPassword, weaknessOf } from "./password.ts";

test("a password opens with itself alone, and nobody's hash opens with anything", async () => {
  const hash = await hashPassword("a long enough one");
  const { check } = await createPasswordChecker();

  expect(hash).toMatch(/^\$argon2id\$/);
  expect(await check("a long enough one", hash)).toBe(true);
  expect(await check("A long enough one", hash)).toBe(false);
  expect(await check("a long enough one", undefined)).toBe(false);
  expect(await check("a password nobody has", undefined)).toBe(false);
});

test("한글 비밀번호는 어느 컴퓨터에서 입력해도 같다: composed and decomposed Hangul are one", async () => {
  const hash = await hashPassword("마루에서만나요우리".normalize("NFD"));
  const { check } = await createPasswordChecker();

  expect(await check("마루에서만나요우리".normalize("NFC"), hash)).toBe(true);
});

test("too many at once are turned away, not queued without end", async () => {
  const { check } = await createPasswordChecker();
  const answers = await Promise.all(
    Array.from({ length: 105 }, () => check("whatever it is", undefined)),
  );

  expect(answers.filter((answer) => answer === "busy")).toHaveLength(3);
  expect(answers.filter((answer) => answer === false)).toHaveLength(102);
}, 60_000);

test.each([
  ["short", "use at least 10 characters"],
  [DEMO_PASSWORD, "the demo password is known to everybody"],
  [DEMO_PASSWORD.toUpperCase(), "the demo password is known to everybody"],
  ["alice.adams@shop.test", "the e-mail address is not a password"],
  ["Alice.Adams", "the e-mail address is not a password"],
  ["aaaaaaaaaaaa", "use more different characters"],
  ["x".repeat(257), "use at most 256 characters"],
  ["열글자가되는비밀번호", undefined],
  ["correct horse battery", undefined],
  ["alice.adams2026!", "the e-mail address is not a password"],
  ["앨리스아담스미스1234", "the name is not a password"],
  ["Password1234!", "this is among the first that anybody tries"],
  ["1q2w3e4r5t!!", "this is among the first that anybody tries"],
  ["dkssudgktpdy1", "this is among the first that anybody tries"],
  ["1234567890", "use more than a run of keys or numbers"],
  ["9876543210", "use more than a run of keys or numbers"],
  ["tnfgothek-2026", undefined],
])("%s: %s", (password, weakness) => {
  const rules = { email: "alice.adams@shop.test", name: "앨리스 아담스미스", minLength: 10 };
  expect(weaknessOf(password, rules)).toBe(weakness);
});
