import { DEFAULT_COLOUR, parseColour } from "./colour.ts";

/** What the page that includes the widget says, in `data-` attributes of the script element. */
export type Settings = {
  /** Origin of the server, from the script's own address unless `data-server` names another. */
  server: string;
  organisation: string;
  entryPoint: string;
  /** A voice entry point that is called from the page; left out: no calls. */
  callEntryPoint?: string | undefined;
  language: "ko" | "en" | "auto";
  /** `#rrggbb` */
  colour: string;
  position: "right" | "left";
  theme: "light" | "dark" | "auto";
};

/** The settings, or what the page's developer has to correct. */
export function parseSettings(
  attributes: Readonly<Record<string, string | undefined>>,
  scriptAddress: string,
): { settings: Settings } | { mistakes: string[] } {
  const mistakes: string[] = [];
  const right = <Value>(name: string, value: Value | undefined, rule: string): Value => {
    if (value === undefined) mistakes.push(`data-${name} must be ${rule}`);
    return value as Value;
  };
  const id = (name: string, value = "") =>
    right(
      name,
      /^[\w.-]{1,64}$/.test(value) ? value : undefined,
      "1 to 64 letters, digits, dots, _ or -",
    );
  const oneOf = <Value extends string>(name: string, values: readonly Value[]) => {
    const value = attributes[name] ?? values[0];
    return right(
      name,
      values.find((candidate) => candidate === value),
      values.join(" or "),
    );
  };
  const settings: Settings = {
    server: right("server", originOf(attributes["server"] ?? scriptAddress), "a web address"),
    organisation: id("organisation", attributes["organisation"]),
    entryPoint: id("entry-point", attributes["entryPoint"]),
    callEntryPoint:
      attributes["callEntryPoint"] && id("call-entry-point", attributes["callEntryPoint"]),
    language: oneOf("language", ["auto", "ko", "en"]),
    colour: right("colour", parseColour(attributes["colour"] ?? DEFAULT_COLOUR), "#rgb or #rrggbb"),
    position: oneOf("position", ["right", "left"]),
    theme: oneOf("theme", ["auto", "light", "dark"]),
  };
  return mistakes.length > 0 ? { mistakes } : { settings };
}

function originOf(address: string): string | undefined {
  try {
    const { origin, protocol } = new URL(address);
    return /^https?:$/.test(protocol) ? origin : undefined;
  } catch {
    return undefined;
  }
}
