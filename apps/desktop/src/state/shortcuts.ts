/**
 * Keys as text: `A`, `Alt+1`, `Mod+K` (Ctrl, or ⌘ on a Mac), `?`, and two in a row: `G H`.
 * Letters are taken from the key's place where the layout writes no Latin letter, so they work in 한글 too.
 */
export type KeyPress = {
  key: string;
  code: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  isComposing: boolean;
  keyCode: number;
  repeat: boolean;
};

/** What an input method is still working on is not a key of ours. */
const isComposing = (press: Pick<KeyPress, "isComposing" | "keyCode">): boolean =>
  press.isComposing || press.keyCode === 229;

export function chordOf(press: KeyPress): string | null {
  const name = keyName(press);
  if (name === null) return null;
  const mod = press.ctrlKey || press.metaKey;
  // While a Korean input method is on, letters arrive as "being composed" though nothing is written anywhere:
  // outside of a field the key's place still says which one it was.
  const isSymbol = name === "?";
  return [
    mod ? "Mod+" : "",
    press.altKey ? "Alt+" : "",
    press.shiftKey && !isSymbol ? "Shift+" : "",
    name,
  ].join("");
}

function keyName({ key, code, shiftKey }: KeyPress): string | null {
  if (key === "?" || (code === "Slash" && shiftKey)) return "?";
  if (/^[a-zA-Z]$/.test(key)) return key.toUpperCase();
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return letter;
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  return ["ArrowUp", "ArrowDown", "Escape", "Enter", "End"].includes(key) ? key : null;
}

/** Where the key went: into a text, into something with keys of its own, or nowhere in particular. */
export type Focus = "text" | "widget" | "page";

export type Matcher<Id extends string> = {
  /** The action the key means here; null when none. A first key of two makes it wait for the second. */
  press(press: KeyPress, focus: Focus, now: number): Id | null;
};

const SEQUENCE_MS = 1_200;

export function createMatcher<Id extends string>(
  bindings: () => readonly { id: Id; keys: readonly string[] }[],
  singleKeys: () => boolean,
): Matcher<Id> {
  let first: { chord: string; at: number } | null = null;
  return {
    press(press, focus, now) {
      if (focus !== "page" && isComposing(press)) return null;
      const chord = chordOf(press);
      if (chord === null || press.repeat) return null;
      const modified = /^(Mod|Alt)\+/.test(chord);
      if (focus === "widget" || (!modified && (focus === "text" || !singleKeys()))) return null;
      const started = first !== null && now - first.at < SEQUENCE_MS ? first.chord : null;
      first = null;
      const all = bindings();
      const find = (keys: string) => all.find((binding) => binding.keys.includes(keys))?.id;
      if (started !== null) {
        const id = find(`${started} ${chord}`);
        if (id !== undefined) return id;
      }
      const id = find(chord);
      if (id !== undefined) return id;
      if (all.some((binding) => binding.keys.some((keys) => keys.startsWith(`${chord} `))))
        first = { chord, at: now };
      return null;
    },
  };
}
