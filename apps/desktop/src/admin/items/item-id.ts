import { romanize } from "es-hangul";

const MAX_LENGTH = 40;

/**
 * An id people can read, from a name in any script: 주문 문의 → `jumun-munui`. Korean is romanised, what is left of
 * other scripts is dropped; a name without a usable letter makes `fallback`. Never one that is taken.
 */
export function idFrom(name: string, taken: ReadonlySet<string>, fallback: string): string {
  const plain = romanize(name.normalize("NFC"))
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, MAX_LENGTH)
    .replace(/-+$/, "");
  const base = plain === "" ? fallback : plain;
  if (!taken.has(base)) return base;
  for (let number = 2; ; number++) {
    const id = `${base}-${number}`;
    if (!taken.has(id)) return id;
  }
}
