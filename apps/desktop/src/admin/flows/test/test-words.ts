import type { Say } from "../../../words.ts";
import type { TestInput } from "../flow-api.ts";
import { nameIn } from "../references.ts";
import type { StepWords } from "../step-words.ts";

/** A prompt as the media engine calls it: `prompt/<id>`, `position.3`, `wait.5`. */
export function heardWords({ say, references }: StepWords, prompt: string): string {
  const [kind = "", rest = ""] = prompt.split(/[/.]/);
  if (kind === "prompt")
    return say("flows.test.heard", { prompt: nameIn(references.prompts, rest) });
  if (kind === "position") return say("flows.test.position", { place: rest });
  if (kind === "wait") return say("flows.test.wait", { minutes: rest });
  return say("flows.test.heard", { prompt });
}

export function inputWords(say: Say, input: Exclude<TestInput, { type: "advance" }>): string {
  switch (input.type) {
    case "key":
      return say("flows.test.pressed", { key: input.key });
    case "message":
      return input.text;
    case "hangUp":
      return say("flows.test.hungUp");
    case "web":
      return say(input.answer === null ? "flows.test.webFailed" : "flows.test.webAnswered");
    case "transfer":
      return say(input.answered ? "flows.test.answered" : "flows.test.notAnswered");
  }
}
