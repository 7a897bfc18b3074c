/** What a flow's steps name: of each kind the things there are, to choose from and to call by name. */
import type { LocalText } from "./graph/flow-graph.ts";

export type Reference = { id: string; name: string };
export type QueueReference = Reference & { channel: string };
export type VariableReference = Reference & {
  type: "text" | "number" | "boolean" | "date" | "choice";
  allowedValues: readonly string[];
};

/** `sound`: what is heard, by language; null: nothing in that one. */
export type PromptReference = Reference & {
  sound: Readonly<Record<"ko" | "en", string | null>>;
};

export type References = {
  queues: readonly QueueReference[];
  prompts: readonly PromptReference[];
  hours: readonly Reference[];
  variables: readonly VariableReference[];
  skills: readonly Reference[];
};

export const NO_REFERENCES: References = {
  queues: [],
  prompts: [],
  hours: [],
  variables: [],
  skills: [],
};

/** Its name; the id where there is none by that id. */
export const nameIn = (from: readonly Reference[], id: string): string =>
  from.find((one) => one.id === id)?.name ?? id;

export const localName = (language: "ko" | "en", name: LocalText): string =>
  language === "ko" ? name.ko || name.en : name.en || name.ko;
