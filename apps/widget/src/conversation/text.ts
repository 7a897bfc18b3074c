export const MAX_MESSAGE_LENGTH = 4000;
export const MAX_NAME_LENGTH = 80;

/** What the server would refuse is taken out: control characters and halves of surrogate pairs. */
export function cleanText(text: string): string {
  return (
    text
      .replace(/\r\n?/g, "\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "")
      .replace(/\p{Surrogate}/gu, "\ufffd")
      .trim()
  );
}

export type TextPart = { text: string; href?: string };

/** Addresses a browser may be sent to; anything else stays text. */
const ADDRESS = /\bhttps?:\/\/[^\s<>"'`]+|\bwww\.[a-z0-9-]+\.[^\s<>"'`]+/gi;

/** Splits a message into text and links. Punctuation that ends a sentence is not part of the address. */
export function linkify(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimAddress(match[0]);
    const href = hrefOf(address);
    if (href === undefined) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ text: address, href });
    end = match.index + address.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

function trimAddress(raw: string): string {
  for (let address = raw; ; ) {
    const last = address.at(-1) ?? "";
    const closesNothing =
      (last === ")" && !address.includes("(")) || (last === "]" && !address.includes("["));
    const trimmed =
      closesNothing || /[.,!?;:。、…·]/.test(last)
        ? address.slice(0, -1)
        : // Korean puts particles right behind: "www.a.kr에서". After a slash such letters are part of the path.
          address.replace(/(?<=\w)[가-힣]+$/, "");
    if (trimmed === address) return address;
    address = trimmed;
  }
}

function hrefOf(address: string): string | undefined {
  try {
    const url = new URL(/^www\./i.test(address) ? `https://${address}` : address);
    // `http://name:password@host` is how addresses lie about where they lead.
    return url.username === "" && url.password === "" ? url.href : undefined;
  } catch {
    return undefined;
  }
}
