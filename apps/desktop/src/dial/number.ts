import { AsYouType, type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/min";

const KEPT = /[\d+#*:]/;
const LEAST_DIGITS = 3;
const MOST_DIGITS = 18;
const DEFAULT_COUNTRY: CountryCode = "KR";

/** What may be dialled of a text: digits and `+ # * :`; all else is stripped (V-45). */
export function cleanNumber(text: string): string {
  return [...text.normalize("NFKC").replace(/^\s*(tel|sip):/i, "")]
    .filter((one) => KEPT.test(one))
    .join("");
}

/** 3 to 18 digits (V-45). Whether it can be called is the server's to say. */
export function isDialable(text: string): boolean {
  const digits = cleanNumber(text).replace(/\D/g, "").length;
  return digits >= LEAST_DIGITS && digits <= MOST_DIGITS;
}

/** The country whose writing of numbers the agent uses: that of a number of ours, in E.164. */
export function countryOf(ourNumber: string | undefined): CountryCode {
  const parsed = ourNumber === undefined ? undefined : parsePhoneNumberFromString(ourNumber);
  return parsed?.country ?? DEFAULT_COUNTRY;
}

/** A number as people of that country write it; one that is none is left as it is. */
export function writeNumber(number: string, country: CountryCode): string {
  const parsed = parsePhoneNumberFromString(number, country);
  if (parsed === undefined) return number;
  return parsed.country === country ? parsed.formatNational() : parsed.formatInternational();
}

/** What stands in the field while a number is typed: grouped as it will be read. Keypad codes are left alone. */
export function groupNumber(clean: string, country: CountryCode): string {
  return /[#*:]/.test(clean) ? clean : new AsYouType(country).input(clean);
}

/** The grouped text, and the caret behind the same digit as before. */
export function regroup(
  text: string,
  caret: number,
  country: CountryCode,
): { text: string; caret: number } {
  const grouped = groupNumber(cleanNumber(text), country);
  let left = cleanNumber(text.slice(0, caret)).length;
  let at = 0;
  while (left > 0 && at < grouped.length) {
    if (KEPT.test(grouped[at] ?? "")) left -= 1;
    at += 1;
  }
  return { text: grouped, caret: at };
}
