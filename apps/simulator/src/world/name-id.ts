import { parseId } from "@maru/core";

/** The identifier the world gives to something of its own; anything malformed is a bug of the world. */
export function nameId<Id extends string>(text: string): Id {
  const id = parseId<Id>(text);
  if (id === undefined) throw new RangeError(`"${text}" cannot be an identifier`);
  return id;
}
