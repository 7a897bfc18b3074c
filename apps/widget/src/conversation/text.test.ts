import { expect, test } from "vitest";
import { cleanText, linkify } from "./text.ts";

const links = (text: string) =>
  linkify(text).flatMap((part) =>
    part.href === undefined ? [] : [`${part.text} -> ${part.href}`],
  );

test("what the server would refuse is taken out", () => {
  expect(cleanText("  a\u0000b\u001f\r\nc\td\u007f \n")).toBe("ab\nc\td");
  expect(cleanText("x\ud83d")).toBe("x\ufffd");
  expect(cleanText("한글 🙂")).toBe("한글 🙂");
});

test("nothing of the text gets lost between the parts", () => {
  for (const text of ["", "plain", "https://a.kr", "go to https://a.kr/x?y=1#z, or www.b.co.kr."])
    expect(
      linkify(text)
        .map((part) => part.text)
        .join(""),
    ).toBe(text);
});

test.each([
  ["see https://a.kr/x.", ["https://a.kr/x -> https://a.kr/x"]],
  ["www.b.co.kr에서 봤어요", ["www.b.co.kr -> https://www.b.co.kr/"]],
  ["https://a.kr/p?no=1이에요.", ["https://a.kr/p?no=1 -> https://a.kr/p?no=1"]],
  ["https://a.kr/위키", ["https://a.kr/위키 -> https://a.kr/%EC%9C%84%ED%82%A4"]],
  ["(https://a.kr/x)", ["https://a.kr/x -> https://a.kr/x"]],
  ["https://a.kr/x_(y)", ["https://a.kr/x_(y) -> https://a.kr/x_(y)"]],
  [
    "http://a.kr and https://b.kr",
    ["http://a.kr -> http://a.kr/", "https://b.kr -> https://b.kr/"],
  ],
])("finds addresses: %s", (text, found) => {
  expect(links(text)).toEqual(found);
});

test.each([
  "javascript:alert(1)",
  "data:text/html,x",
  "file:///etc/passwd",
  "https://",
  "https://bank.kr@evil.kr/",
  "https://user:word@evil.kr/",
])("stays text: %s", (text) => {
  expect(links(text)).toEqual([]);
});

test("a long hostile text is split in no time", () => {
  const started = performance.now();
  linkify("www.".repeat(1_000));
  linkify(`https://a.kr/${").".repeat(1_900)}`);
  expect(performance.now() - started).toBeLessThan(500);
});
