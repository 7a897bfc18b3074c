import type { CountryCode } from "libphonenumber-js/min";
import { useCallback } from "react";
import { useDocument } from "../hooks/desk-context.tsx";
import { useSay } from "../hooks/words-context.tsx";
import { wordsFor } from "../words.ts";
import { countryOf, writeNumber } from "./number.ts";

/** The country whose writing of numbers this agent reads. */
export function useCountry(): CountryCode {
  return countryOf(useDocument("me")?.telephone?.callerNumbers[0]?.number);
}

/** Writes numbers in E.164 as this agent reads them. */
export function useWriteNumber(): (number: string) => string {
  const country = useCountry();
  return useCallback((number) => writeNumber(number, country), [country]);
}

/** May this agent dial now (V-70, V-72)? `allowed`: at all; `reason`: in words, why not now. */
export function useOutdial(): { allowed: boolean; enabled: boolean; reason: string | null } {
  const say = useSay();
  const telephone = useDocument("me")?.telephone ?? null;
  if (telephone === null)
    return { allowed: false, enabled: false, reason: say("dial.noTelephone") };
  const { visible, enabled, reason } = telephone.outdial;
  if (!visible) return { allowed: false, enabled: false, reason: say("dial.notAllowed") };
  const words = reason === null ? undefined : wordsFor(say, "problem", reason);
  return { allowed: true, enabled, reason: enabled ? null : (words ?? say("dial.notAllowed")) };
}
