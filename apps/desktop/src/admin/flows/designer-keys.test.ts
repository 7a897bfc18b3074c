import { expect, test } from "vitest";
import type { KeyPress } from "../../state/shortcuts.ts";
import { shift } from "./canvas/use-follow.ts";
import { deedOf } from "./designer-keys.ts";

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  isComposing: false,
  keyCode: 0,
  repeat: false,
  ...held,
});

test("arrows go from step to step, with Shift along the way, with Alt they move it", () => {
  expect(deedOf(press("ArrowLeft"))).toEqual({ do: "go", direction: "left", extend: false });
  expect(deedOf(press("ArrowUp", { shiftKey: true }))).toMatchObject({ extend: true });
  expect(deedOf(press("ArrowDown", { altKey: true, shiftKey: true }))).toEqual({
    do: "nudge",
    direction: "down",
    far: true,
  });
});

test("letters work while 한글 is on: by their place on the keyboard", () => {
  expect(deedOf(press("ㅁ", { code: "KeyA" }))).toEqual({ do: "connect" });
  expect(deedOf(press("ㅋ", { code: "KeyZ", ctrlKey: true }))).toEqual({ do: "undo" });
  expect(deedOf(press("z", { metaKey: true, shiftKey: true }))).toEqual({ do: "redo" });
});

test("what is not ours is left to the browser", () => {
  for (const key of ["Tab", "F5", "q", "F1"]) expect(deedOf(press(key))).toBeNull();
  expect(deedOf(press("c", { ctrlKey: true }))).toBeNull();
  expect(deedOf(press("Delete", { ctrlKey: true }))).toBeNull();
});

test("the canvas moves no farther than it must to show a step", () => {
  expect(shift(100, 200, 800)).toBe(0);
  expect(shift(700, 200, 800)).toBe(-124);
  expect(shift(-50, 200, 800)).toBe(74);
  expect(shift(10, 900, 800)).toBe(14);
});
