import { z } from "zod";

/**
 * An identifier on the wire. Names that every JavaScript object already has (`constructor`, `__proto__`)
 * are none: whatever is looked up by such an id would be found.
 */
export const idSchema = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,64}$/, "must be 1 to 64 of A-Z a-z 0-9 . _ -")
  .refine((value) => !(value in Object.prototype), { message: "is a reserved word" });
