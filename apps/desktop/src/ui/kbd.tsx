const IS_MAC = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);

const MAC: Record<string, string> = { Mod: "⌘", Alt: "⌥", Shift: "⇧" };
const PC: Record<string, string> = { Mod: "Ctrl" };
const SYMBOLS: Record<string, string> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
};

/** `Alt+1` as the keys of this machine: `["Alt", "1"]` or `["⌥", "1"]`. */
export function keyNames(chord: string): string[] {
  return chord.split("+").map((key) => (IS_MAC ? MAC[key] : PC[key]) ?? SYMBOLS[key] ?? key);
}

/** For `aria-keyshortcuts`. */
export function ariaKeys(keys: readonly string[]): string | undefined {
  const plain = keys.filter((key) => !key.includes(" "));
  if (plain.length === 0) return undefined;
  return plain.map((key) => key.replace("Mod", IS_MAC ? "Meta" : "Control")).join(" ");
}

export function Keys({ keys, tone = "quiet" }: { keys: string; tone?: "quiet" | "onSolid" }) {
  const look =
    tone === "quiet"
      ? "text-ink-3 bg-surface-2 shadow-[inset_0_0_0_1px_var(--line)]"
      : "text-current shadow-[inset_0_0_0_1px_currentColor]";
  return (
    <span className="inline-flex items-center gap-1" aria-hidden>
      {keys.split(" ").map((chord, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same key may come twice in a row
        <span key={place} className="inline-flex items-center gap-0.5">
          {keyNames(chord).map((name) => (
            <kbd
              key={name}
              className={`inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-xs px-1 font-sans text-2xs font-medium leading-none ${look}`}
            >
              {name}
            </kbd>
          ))}
        </span>
      ))}
    </span>
  );
}
