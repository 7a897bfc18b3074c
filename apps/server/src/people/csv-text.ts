/**
 * The text of a file as spreadsheets write it: UTF-8 and UTF-16 by their byte order mark, UTF-8 without one, and
 * otherwise CP949, which is what Korean Excel calls CSV.
 */
export function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // The WHATWG's `euc-kr` is CP949 (windows-949) whole.
    return new TextDecoder("euc-kr").decode(bytes);
  }
}
