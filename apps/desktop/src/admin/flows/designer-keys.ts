import { chordOf, type KeyPress } from "../../state/shortcuts.ts";
import type { Direction } from "./graph/navigate.ts";

export type DesignerDeed =
  | { do: "go"; direction: Direction; extend: boolean }
  | { do: "nudge"; direction: Direction; far: boolean }
  | {
      do:
        | "edit"
        | "rename"
        | "connect"
        | "remove"
        | "undo"
        | "redo"
        | "duplicate"
        | "selectAll"
        | "clear"
        | "arrange"
        | "fit"
        | "zoomIn"
        | "zoomOut"
        | "test"
        | "help";
    };

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

const PLAIN: Readonly<Record<string, Exclude<DesignerDeed["do"], "go" | "nudge">>> = {
  Enter: "edit",
  "Mod+Z": "undo",
  "Mod+Shift+Z": "redo",
  "Mod+Y": "redo",
  "Mod+D": "duplicate",
  "Mod+A": "selectAll",
  Escape: "clear",
  A: "connect",
  L: "arrange",
  T: "test",
  "?": "help",
  "0": "fit",
};

/** By the character or the name of the key, on any layout. */
const NAMED: Readonly<Record<string, Exclude<DesignerDeed["do"], "go" | "nudge">>> = {
  Delete: "remove",
  Backspace: "remove",
  F2: "rename",
  "+": "zoomIn",
  "=": "zoomIn",
  "-": "zoomOut",
};

/** What a key means while the keyboard is on the canvas; null: nothing of ours. */
export function deedOf(press: KeyPress): DesignerDeed | null {
  const direction = ARROWS[press.key];
  const mod = press.ctrlKey || press.metaKey;
  if (direction !== undefined && !mod)
    return press.altKey
      ? { do: "nudge", direction, far: press.shiftKey }
      : { do: "go", direction, extend: press.shiftKey };
  const named = mod || press.altKey ? undefined : NAMED[press.key];
  if (named !== undefined) return { do: named };
  const chord = chordOf(press);
  const plain = chord === null ? undefined : PLAIN[chord];
  return plain === undefined ? null : { do: plain };
}

/** For the sheet of keys, in its order. */
export const KEY_SHEET = [
  ["go", "ArrowLeft ArrowUp ArrowDown ArrowRight"],
  ["extend", "Shift+ArrowRight"],
  ["edit", "Enter"],
  ["rename", "F2"],
  ["connect", "A"],
  ["nudge", "Alt+ArrowRight"],
  ["remove", "Delete"],
  ["copy", "Mod+C"],
  ["paste", "Mod+V"],
  ["duplicate", "Mod+D"],
  ["undo", "Mod+Z"],
  ["redo", "Mod+Shift+Z"],
  ["selectAll", "Mod+A"],
  ["arrange", "L"],
  ["fit", "0"],
  ["test", "T"],
  ["clear", "Escape"],
] as const;
