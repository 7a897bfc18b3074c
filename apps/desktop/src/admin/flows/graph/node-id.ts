const LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
const LENGTH = 8;

/** An id for a new step, unlike any other: 32^8 of them, drawn at random. */
export function newNodeId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH));
  return Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join("");
}
