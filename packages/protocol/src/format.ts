/** How things are written, each with the code that says so where one is not (`FieldProblem`). */
import { z } from "zod";

/** A pattern, or a rule no pattern can say; with English words for developers. */
export const FORMATS = {
  id_invalid: {
    pattern: /^[A-Za-z0-9._-]{1,64}$/,
    message: "must be 1 to 64 of A-Z a-z 0-9 . _ -",
  },
  id_reserved: { message: "is a reserved word" },
  text_control_characters: { message: "contains control characters" },
  text_malformed: { message: "is not well-formed Unicode" },
  text_empty: { message: "is empty" },
  /** A-06, decision 8. */
  entry_point_name_invalid: {
    pattern: /^[\p{L}\p{N}_-]{1,80}$/u,
    message: "use 1 to 80 letters, digits, _ or - (no spaces)",
  },
  time_zone_unknown: { message: "is no IANA time zone, such as Asia/Seoul" },
  e164_invalid: {
    pattern: /^\+[1-9]\d{6,14}$/,
    message: "write it as E.164, such as +82212345678",
  },
  extension_invalid: { pattern: /^\d{2,8}$/, message: "use 2 to 8 digits" },
  dial_prefix_invalid: { pattern: /^\+\d{1,15}$/, message: "begin with + and digits" },
  dial_pattern_invalid: { message: "is no regular expression" },
  host_invalid: {
    pattern: /^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+)(:\d{1,5})?$/,
    message: "is no host name or address",
  },
  sip_user_invalid: { pattern: /^[A-Za-z0-9._+-]{1,64}$/, message: "is no SIP user name" },
  network_invalid: { pattern: /^[0-9a-fA-F.:]+(\/\d{1,3})?$/, message: "is no network" },
  network_too_wide: { message: "is too wide: name the carrier's own networks" },
  country_invalid: { pattern: /^[A-Z]{2}$/, message: "is no country, such as KR" },
  time_invalid: {
    pattern: /^([01]\d|2[0-3]):[0-5]\d$/,
    message: "write a time as HH:MM, such as 09:00",
  },
  end_time_invalid: {
    pattern: /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
    message: "write a time as HH:MM, such as 18:00; 24:00 is the end of the day",
  },
  hours_empty: {
    message: "begins and ends at the same time; write 00:00 to 24:00 for a whole day",
  },
  date_out_of_range: { message: "is not between 2000 and 2099" },
  date_invalid: { message: "write a date as YYYY-MM-DD, such as 2026-12-25" },
  shortcut_invalid: {
    pattern: /^[\p{L}\p{N}_-]{0,20}$/u,
    message: "use at most 20 letters, digits, _ or - (no spaces)",
  },
} as const satisfies Record<string, { pattern?: RegExp; message: string }>;

export type FormatCode = keyof typeof FORMATS;
type PatternCode = {
  [Code in FormatCode]: (typeof FORMATS)[Code] extends { pattern: RegExp } ? Code : never;
}[FormatCode];

/** A text of this form. */
export function written(code: PatternCode) {
  const { pattern, message } = FORMATS[code];
  return z.string().regex(pattern, message);
}

/** For `refine`. */
export function ruled(code: FormatCode) {
  return { message: FORMATS[code].message, params: { code } };
}
