import type { Variable } from "../configuration/configuration.ts";

export type Value = string | number | boolean;

export const MAX_VARIABLE_LENGTH = 1_000;

/** Why the value cannot be one of the variable; null: it can. */
export function invalidity({ type, allowedValues }: Variable, value: Value): string | null {
  switch (type) {
    case "text":
      if (typeof value !== "string") return "The value must be a text.";
      if (value.length <= MAX_VARIABLE_LENGTH) return null;
      return `The text may have ${MAX_VARIABLE_LENGTH} characters at most.`;
    case "number":
      return typeof value === "number" && Number.isFinite(value)
        ? null
        : "The value must be a number.";
    case "boolean":
      return typeof value === "boolean" ? null : "The value must be true or false.";
    case "date":
      return typeof value === "string" && isDate(value)
        ? null
        : "The value must be a date, such as 2026-01-31.";
    case "choice":
      return typeof value === "string" && allowedValues.includes(value)
        ? null
        : "The value must be one of those that can be chosen.";
  }
}

/** A day that exists, as ISO 8601 writes it. */
function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const february = isLeapYear ? 29 : 28;
  const days = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}
