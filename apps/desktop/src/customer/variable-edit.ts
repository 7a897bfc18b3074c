import type { ContactDocument, SetupDocument } from "@maru/protocol";

export type Variable = SetupDocument["variables"][number];
export type Value = ContactDocument["variables"][string];

/** How a value stands in its field. */
export function textOf(value: Value | undefined): string {
  return value === undefined ? "" : String(value);
}

/** What a field's text means: `null` takes the value away; undefined: no value of that type. */
export function readValue(type: Variable["type"], text: string): Value | null | undefined {
  const bare = text.trim();
  if (bare === "") return null;
  switch (type) {
    case "number": {
      const number = Number(bare.replaceAll(",", ""));
      return Number.isFinite(number) ? number : undefined;
    }
    case "boolean":
      return bare === "true";
    case "text":
    case "date":
    case "choice":
      return bare;
  }
}

/** An edit under way, or refused: what is written, and what the value was when it began. */
export type Edit = { text: string; base: Value | undefined };

/** Somebody else changed the value since this edit began. */
export function changedByOthers(edit: Edit | null, value: Value | undefined): boolean {
  return edit !== null && value !== edit.base && textOf(value) !== edit.text.trim();
}
