import type { State } from "@maru/core";
import {
  type CountryCode,
  getCountries,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import type { Rejection } from "../commands/problem-table.ts";

/**
 * A number as somebody typed or pasted it, in E.164. What is no digit or `+ # * :` is stripped (V-45). An extension
 * or a short number, such as an emergency number, is none that could be called: it is refused.
 */
export function readTypedNumber(
  typed: string,
  country: string,
): { readonly number: string } | Rejection {
  const kept = typed
    .normalize("NFKC")
    .replace(/^\s*(tel|sip):/i, "")
    .replace(/[^\d+#*:]/g, "");
  const digits = kept.replace(/\D/g, "").length;
  if (digits < 3 || digits > 18) {
    return invalid("A number has 3 to 18 digits.");
  }
  if (/[#*:]/.test(kept)) {
    return invalid("Keypad codes cannot be called.");
  }
  const number = parse(kept, country);
  if (number === undefined || !isCallable(number, kept)) {
    return invalid(
      "This is no whole telephone number; extensions and short numbers are not called.",
    );
  }
  return { number: number.number };
}

/**
 * What a carrier wrote, in E.164, where it is a number: carriers write `+82…`, `82…` and `02…` alike. Null: withheld,
 * or nothing that could be called back.
 */
export function readCarrierNumber(written: string, country: string): string | null {
  const kept = written.replace(/[^\d+]/g, "");
  if (kept.replace(/\D/g, "").length < 3) return null;
  const national = parse(kept, country);
  if (national?.isValid() === true) return national.number;
  if (kept.startsWith("+")) return national?.isPossible() === true ? national.number : null;
  const international = parse(`+${kept}`, country);
  return international?.isValid() === true ? international.number : null;
}

/** As people of that country write it: a name for somebody who has none. */
export function writeNumber(number: string, country: string): string {
  const parsed = parse(number, country);
  if (parsed === undefined) return number;
  return parsed.country === country ? parsed.formatNational() : parsed.formatInternational();
}

function invalid(detail: string): Rejection {
  return { refused: "number_invalid", detail, field: "number" };
}

/** New ranges appear all the time, but a local number without its area code would ring somebody else. */
function isCallable(number: PhoneNumber, kept: string): boolean {
  return kept.startsWith("+") ? number.isPossible() : number.isValid();
}

function parse(text: string, country: string): PhoneNumber | undefined {
  const options = isSupportedCountry(country) ? { defaultCountry: country } : {};
  return parsePhoneNumberFromString(text, { ...options, extract: false });
}

/** The country whose way of writing numbers is meant: of the line calls leave by, else of the time zone. */
export function homeCountry({ configuration }: Pick<State, "configuration">): string {
  const { settings, phoneNumber, trunk } = configuration;
  const shown =
    settings.defaultCallerNumberId === null
      ? undefined
      : phoneNumber.get(settings.defaultCallerNumberId);
  const line =
    (shown?.trunkId ? trunk.get(shown.trunkId) : undefined) ?? trunk.values().next().value;
  return line?.country ?? countryOfTimeZone(settings.timeZone) ?? "KR";
}

let countries: Map<string, CountryCode> | undefined;

function countryOfTimeZone(timeZone: string): string | undefined {
  countries ??= new Map(
    getCountries().flatMap((country) => timeZonesOf(country).map((zone) => [zone, country])),
  );
  return countries.get(timeZone);
}

/** Locale Info (ECMA-402) came after TypeScript's own types of it. */
function timeZonesOf(region: string): string[] {
  const locale = new Intl.Locale("und", { region }) as Intl.Locale & {
    getTimeZones?: () => string[] | undefined;
  };
  return locale.getTimeZones?.() ?? [];
}
