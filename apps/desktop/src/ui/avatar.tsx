import { UserRound } from "lucide-react";

/** A person's sign: the given name's first syllables in Korean, initials elsewhere. */
export function initialsOf(name: string): string {
  const trimmed = name.trim();
  const hangul = /^[가-힣]+$/.test(trimmed.replace(/\s/g, ""));
  if (hangul) {
    const bare = trimmed.replace(/\s/g, "");
    return bare.length >= 3 ? bare.slice(-2) : bare;
  }
  const words = trimmed.split(/[\s.@_-]+/).filter((word) => word !== "");
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => [...(word ?? "?")][0] ?? "?")
    .join("")
    .toUpperCase();
}

const HUES = [262, 200, 160, 110, 60, 25, 340, 300];

/** The same name, the same colour, wherever it stands. */
function hueOf(name: string): number {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return HUES[hash % HUES.length] ?? 262;
}

const SIZES = { sm: "size-6 text-[0.625rem]", md: "size-9 text-xs", lg: "size-11 text-sm" };

/** Who is known by a number alone has no initials. */
export function Avatar({ name, size = "md" }: { name: string; size?: keyof typeof SIZES }) {
  const hue = hueOf(name);
  return (
    <span
      aria-hidden
      style={{
        backgroundColor: `light-dark(oklch(0.915 0.04 ${hue}), oklch(0.36 0.055 ${hue}))`,
        color: `light-dark(oklch(0.38 0.085 ${hue}), oklch(0.9 0.05 ${hue}))`,
      }}
      className={`inline-flex shrink-0 select-none items-center justify-center rounded-full font-semibold tracking-tight ${SIZES[size]}`}
    >
      {/\p{L}/u.test(name) ? (
        initialsOf(name)
      ) : (
        <UserRound className="size-[45%]" strokeWidth={2} />
      )}
    </span>
  );
}
