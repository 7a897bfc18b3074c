import { describe, expect, test } from "vitest";
import { chordOf, createMatcher, type KeyPress } from "./shortcuts.ts";

function press(key: string, code: string, change: Partial<KeyPress> = {}): KeyPress {
  const still = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
  return { key, code, ...still, isComposing: false, keyCode: 0, repeat: false, ...change };
}

const bindings = [
  { id: "accept", keys: ["A", "Alt+A"] },
  { id: "available", keys: ["Alt+1"] },
  { id: "palette", keys: ["Mod+K"] },
  { id: "sheet", keys: ["?"] },
  { id: "history", keys: ["G H"] },
  { id: "reason", keys: ["1"] },
];
const matcher = (singleKeys = true) =>
  createMatcher(
    () => bindings,
    () => singleKeys,
  );

describe("keys by their place", () => {
  test("a Korean layout's ㅁ is the A key", () => {
    expect(chordOf(press("ㅁ", "KeyA"))).toBe("A");
    expect(chordOf(press("Process", "KeyA", { keyCode: 229 }))).toBe("A");
  });
  test("a Latin layout's letters are what they write, wherever they are", () => {
    expect(chordOf(press("a", "KeyQ"))).toBe("A");
  });
  test("Option writes signs on a Mac; the place says which key it was", () => {
    expect(chordOf(press("¡", "Digit1", { altKey: true }))).toBe("Alt+1");
    expect(chordOf(press("å", "KeyA", { altKey: true }))).toBe("Alt+A");
  });
  test("Ctrl and ⌘ are one, ? needs no Shift beside it", () => {
    expect(chordOf(press("k", "KeyK", { metaKey: true }))).toBe("Mod+K");
    expect(chordOf(press("k", "KeyK", { ctrlKey: true }))).toBe("Mod+K");
    expect(chordOf(press("?", "Slash", { shiftKey: true }))).toBe("?");
    expect(chordOf(press("Tab", "Tab"))).toBeNull();
  });
});

describe("what a key means where it is pressed", () => {
  test("on the page: all; in a text: only with Alt or Ctrl; in a dialog or menu: none", () => {
    const a = press("a", "KeyA");
    const altA = press("a", "KeyA", { altKey: true });
    expect(matcher().press(a, "page", 0)).toBe("accept");
    expect(matcher().press(a, "text", 0)).toBeNull();
    expect(matcher().press(altA, "text", 0)).toBe("accept");
    expect(matcher().press(altA, "widget", 0)).toBeNull();
  });

  test("what an input method is composing in a text is left alone", () => {
    const composing = press("Process", "KeyK", { ctrlKey: true, isComposing: true });
    expect(matcher().press(composing, "text", 0)).toBeNull();
    expect(matcher().press(press("Process", "KeyA", { keyCode: 229 }), "page", 0)).toBe("accept");
  });

  test("2.1.4: single keys can be turned off; those with Alt stay", () => {
    expect(matcher(false).press(press("a", "KeyA"), "page", 0)).toBeNull();
    expect(matcher(false).press(press("1", "Digit1", { altKey: true }), "page", 0)).toBe(
      "available",
    );
  });

  test("a held key acts once", () => {
    expect(matcher().press(press("a", "KeyA", { repeat: true }), "page", 0)).toBeNull();
  });

  test("two keys in a row, in time", () => {
    const one = matcher();
    expect(one.press(press("g", "KeyG"), "page", 0)).toBeNull();
    expect(one.press(press("h", "KeyH"), "page", 800)).toBe("history");
    expect(one.press(press("g", "KeyG"), "page", 2_000)).toBeNull();
    expect(one.press(press("h", "KeyH"), "page", 4_000)).toBeNull();
  });

  test("a first key that leads nowhere does not swallow the second", () => {
    const one = matcher();
    one.press(press("g", "KeyG"), "page", 0);
    expect(one.press(press("a", "KeyA"), "page", 100)).toBe("accept");
  });
});
