import { type Say, wordsFor } from "../words.ts";
import type { Session } from "./session.ts";

/** What a role is called: the built-in ones in the reader's language, others as the organisation named them. */
export function roleName({ id, name }: Session["role"], say: Say): string {
  return name ?? wordsFor(say, "role", id) ?? id;
}
