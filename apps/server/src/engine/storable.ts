/**
 * PostgreSQL keeps no zero character and no half of a surrogate pair. One such text would make a whole batch of
 * commits fail, so it must not get as far as core: the protocol's schemas refuse it, and this holds them to it.
 */
export function assertStorable(value: unknown): void {
  if (typeof value === "string") {
    if (!value.isWellFormed() || value.includes("\0"))
      throw new TypeError("a command holds text that cannot be stored; its schema must refuse it");
    return;
  }
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    assertStorable(key);
    assertStorable(inner);
  }
}
