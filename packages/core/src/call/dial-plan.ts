/** Which numbers may be dialled (V-70). Numbers are E.164; what somebody typed was made so at the edge. */
import type { AgentProfile, DialRule } from "../configuration/configuration.ts";
import { type Refusal, refuse } from "../engine/refusal.ts";

/** ITU-T E.164: a plus, a country code and the subscriber's number, together at most 15 digits. */
export const E164 = /^\+[1-9][0-9]{6,14}$/;

/** Numbers that call for help where a caller is. From here nobody could be found: they are never dialled. */
const EMERGENCY_NUMBERS: ReadonlySet<string> = new Set([
  "000",
  "110",
  "111",
  "112",
  "113",
  "118",
  "119",
  "911",
  "999",
]);

/** Why this number may not be dialled by whoever has this profile; null: it may. */
export function dialRefusal(profile: AgentProfile, number: string): Refusal | null {
  if (EMERGENCY_NUMBERS.has(number)) {
    const detail = "Emergency numbers cannot be called from here; use a telephone of your own.";
    return refuse("number_emergency", detail, "number");
  }
  if (!E164.test(number)) {
    return refuse(
      "number_invalid",
      "This is not a number in E.164, such as +82212345678.",
      "number",
    );
  }
  if (profile.outdial.dialPlan.some((rule) => allows(rule, number))) return null;
  return refuse("number_not_allowed", "The dial plan of your profile does not allow it.", "number");
}

function allows({ prefixes, minDigits, maxDigits, pattern }: DialRule, number: string): boolean {
  const digits = number.length - 1;
  if (digits < minDigits || digits > maxDigits) return false;
  if (prefixes.length > 0 && !prefixes.some((prefix) => number.startsWith(prefix))) return false;
  return pattern === "" || new RegExp(`^(?:${pattern})$`, "u").test(number);
}
