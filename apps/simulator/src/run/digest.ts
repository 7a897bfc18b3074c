import type { Command } from "@maru/core";

/** What was asked, in short: equal for equal commands (FNV-1a). The server uses a longer one. */
export function digestOf(command: Command): string {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify(command)) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash >>> 0).toString(16);
}
