import { ruled, written } from "./format.ts";

/**
 * An identifier on the wire. Names that every JavaScript object already has (`constructor`, `__proto__`)
 * are none: whatever is looked up by such an id would be found.
 */
export const idSchema = written("id_invalid").refine(
  (value) => !(value in Object.prototype),
  ruled("id_reserved"),
);
