import { expect, test } from "vitest";
import { createSpeech } from "./speech.ts";

test("where there is no synthesiser the refusal says what to do", async () => {
  const speak = createSpeech("/nonexistent/espeak-ng");
  expect(await speak({ language: "ko", text: "안녕하세요" })).toEqual({
    refused: "speech_unavailable",
    detail: "this server has no espeak-ng; install it, or upload a recording",
  });
});

test("one that fails is no sound; who comes when many wait is told to come back", async () => {
  const speak = createSpeech("false");
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => speak({ language: "en", text: "hello" })),
  );
  const codes = answers.map((answer) => ("refused" in answer ? answer.refused : "sound"));
  expect(codes.filter((code) => code === "unavailable")).toHaveLength(2);
  expect(codes.filter((code) => code === "speech_unavailable")).toHaveLength(8);
});
