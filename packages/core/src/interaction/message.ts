import { type Refusal, refuse } from "../engine/refusal.ts";

/** In UTF-16 code units. The protocol's schema says the same. */
export const MAX_MESSAGE_LENGTH = 4_000;
/** A conversation longer than this is not one; it bounds what a broken client can write. */
export const MAX_ENTRIES = 20_000;

/** Why this text cannot be a message; null: it can. */
export function messageRefusal(text: string): Refusal | null {
  if (text.trim() === "") return refuse("message_empty", "Write something first.", "text");
  if (text.length > MAX_MESSAGE_LENGTH) {
    return refuse("message_too_long", `At most ${MAX_MESSAGE_LENGTH} characters.`, "text");
  }
  return null;
}
