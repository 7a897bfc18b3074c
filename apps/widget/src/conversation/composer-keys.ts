type Key = Pick<KeyboardEvent, "key" | "shiftKey" | "isComposing" | "keyCode">;

/**
 * Enter sends, Shift+Enter is a new line. While an input method composes (Korean: always, for the last
 * syllable) Enter only ends the composition. Safari ends it before the keydown and says so with keyCode 229.
 */
export function isSendKey(event: Key): boolean {
  return event.key === "Enter" && !event.shiftKey && !isComposing(event);
}

export function isComposing(event: Pick<Key, "isComposing" | "keyCode">): boolean {
  return event.isComposing || event.keyCode === 229;
}
