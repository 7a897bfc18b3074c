import { DEFAULT_COLOUR, parseColour } from "./colour.ts";

/** What the page that includes the widget says, in `data-` attributes of the script element. */
export type Settings = {
  /** Origin of the server, from the script's own address unless `data-server` names another. */
  server: string;
  organisation: string;
  entryPoint: string;
  language: "ko" | "en" | "auto";
  /** `#rrggbb` */
  colour: string;
  position: "right" | "left";
  theme: "light" | "dark" | "auto";
};

const ID = /^[A-Za-z0-9._-]{1,64}$/;

/** The settings, or sentences for the page's developer on what to correct. */
export function parseSettings(
  attributes: Readonly<Record<string, string | undefined>>,
  scriptAddress: string,
): { settings: Settings } | { mistakes: string[] } {
  const mistakes: string[] = [];
  const id = (name: string): string => {
    const value = attributes[name] ?? "";
    if (!ID.test(value))
      mistakes.push(`${attributeName(name)} must be 1 to 64 of A-Z a-z 0-9 . _ -`);
    return value;
  };
  const oneOf = <Value extends string>(name: string, values: readonly Value[]): Value => {
    const value = attributes[name] ?? values[0];
    if (!values.includes(value as Value))
      mistakes.push(`${attributeName(name)} must be one of: ${values.join(", ")}`);
    return value as Value;
  };
  const colour = parseColour(attributes["colour"] ?? attributes["color"] ?? DEFAULT_COLOUR);
  if (colour === undefined) mistakes.push("data-colour must be #rgb or #rrggbb");
  const server = originOf(attributes["server"] ?? scriptAddress);
  if (server === undefined) mistakes.push("data-server must be an http or https address");
  const settings = {
    server: server ?? "",
    organisation: id("organisation"),
    entryPoint: id("entryPoint"),
    language: oneOf("language", ["auto", "ko", "en"]),
    colour: colour ?? DEFAULT_COLOUR,
    position: oneOf("position", ["right", "left"]),
    theme: oneOf("theme", ["auto", "light", "dark"]),
  };
  return mistakes.length > 0 ? { mistakes } : { settings };
}

function attributeName(name: string): string {
  return `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function originOf(address: string): string | undefined {
  try {
    const { origin, protocol } = new URL(address);
    return /^https?:$/.test(protocol) ? origin : undefined;
  } catch {
    return undefined;
  }
}
