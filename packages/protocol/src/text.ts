import { z } from "zod";

/** Unicode text without control characters (tab and newlines allowed), well-formed, within the length. */
export const textSchema = (max: number) =>
  z
    .string()
    .max(max)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
    .refine((value) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value), {
      message: "contains control characters",
    })
    .refine((value) => value.isWellFormed(), { message: "is not well-formed Unicode" });
