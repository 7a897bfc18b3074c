import { randomBytes } from "node:crypto";

/** No letters and digits that are read for others; 32 of them. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789w";

/** For people to read and type: groups of five, `k7m2q-x9d4p`. Five random bits a letter. */
export function makeReadableCode(groups: number): string {
  const group = () => Array.from(randomBytes(5), (byte) => LETTERS[byte % 32]).join("");
  return Array.from({ length: groups }, group).join("-");
}
