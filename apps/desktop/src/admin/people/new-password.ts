/** Without letters that read alike; 16 of 56 are 93 bits. */
const LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const LENGTH = 16;

/** A password to hand to somebody, who changes it. */
export function newPassword(): string {
  const bound = 256 - (256 % LETTERS.length);
  let text = "";
  while (text.length < LENGTH) {
    // What would make some letters likelier is thrown away.
    for (const byte of crypto.getRandomValues(new Uint8Array(32)))
      if (byte < bound && text.length < LENGTH) text += LETTERS[byte % LETTERS.length];
  }
  return text.replace(/(.{4})(?=.)/g, "$1-");
}
