import type { PromptId } from "../ids.ts";

/** What has been spoken beforehand and comes with the product, in every language. */
export type BuiltInPrompt =
  | "greeting"
  | "abusive_ending"
  | `position.${number}`
  | "position.more"
  | `wait.${number}`
  | "wait.more";

/** An announcement's parts. The voice edge knows which file of sound stands behind a name. */
export type PromptName = BuiltInPrompt | `prompt/${PromptId}`;

/** Places in a queue that are said as a number; whoever is further back hears that they are. */
export const SPOKEN_POSITIONS = 20;
/** Minutes of waiting that are said; what lies between is rounded up, and beyond the last is "more". */
export const SPOKEN_WAIT_MINUTES = [1, 2, 3, 5, 10, 15, 20, 30] as const;

/** An administrator's prompt. */
export function promptName(promptId: PromptId): PromptName {
  return `prompt/${promptId}`;
}

/** `position` counts from 1. */
export function positionPrompt(position: number): PromptName {
  return position > SPOKEN_POSITIONS ? "position.more" : `position.${Math.max(1, position)}`;
}

export function waitPrompt(waitMs: number): PromptName {
  const minutes = SPOKEN_WAIT_MINUTES.find((spoken) => waitMs <= spoken * 60_000);
  return minutes === undefined ? "wait.more" : `wait.${minutes}`;
}
