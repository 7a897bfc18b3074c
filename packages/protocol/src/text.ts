import { z } from "zod";
import { ruled } from "./format.ts";

/** Unicode text without control characters (tab and newlines allowed), well-formed, within the length. */
export const textSchema = (max: number) =>
  z
    .string()
    .max(max)
    .refine(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
      (value) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value),
      ruled("text_control_characters"),
    )
    .refine((value) => value.isWellFormed(), ruled("text_malformed"));
