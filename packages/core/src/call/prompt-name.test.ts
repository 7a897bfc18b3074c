import { expect, test } from "vitest";
import type { PromptId } from "../ids.ts";
import { positionPrompt, promptName, waitPrompt } from "./prompt-name.ts";

test("a place in the queue is said up to the twentieth, and then that it is further back", () => {
  expect([0, 1, 20, 21, 900].map(positionPrompt)).toEqual([
    ...["position.1", "position.1", "position.20", "position.more", "position.more"],
  ]);
});

test("a wait is rounded up to the minutes that are spoken", () => {
  const minutes = [0, 1, 1.1, 4, 5, 6, 30, 31];
  expect(minutes.map((wait) => waitPrompt(wait * 60_000))).toEqual([
    ...["wait.1", "wait.1", "wait.2", "wait.5", "wait.5", "wait.10", "wait.30", "wait.more"],
  ]);
});

test("an administrator's prompt is named by its id", () => {
  expect(promptName("welcome" as PromptId)).toBe("prompt/welcome");
});
