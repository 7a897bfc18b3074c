export interface ByteRange {
  /** Both included. */
  readonly first: number;
  readonly last: number;
}

/**
 * The one range a request asks for (RFC 9110, 14.2). Undefined: the whole; also where several are asked for, or what
 * is asked is malformed, which the RFC lets us ignore.
 */
export function parseRange(
  header: string | undefined,
  size: number,
): ByteRange | "unsatisfiable" | undefined {
  const [, from = "", to = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "") ?? [];
  if (from === "" && to === "") return undefined;
  if (from === "") {
    const wanted = Number(to);
    return wanted === 0 || size === 0
      ? "unsatisfiable"
      : { first: Math.max(0, size - wanted), last: size - 1 };
  }
  const first = Number(from);
  if (to !== "" && Number(to) < first) return undefined;
  if (first >= size) return "unsatisfiable";
  return { first, last: to === "" ? size - 1 : Math.min(Number(to), size - 1) };
}
