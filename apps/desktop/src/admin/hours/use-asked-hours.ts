import { CONFIGURATION_SCHEMAS, type QueryInput } from "@maru/protocol";
import { useEffect, useMemo, useState } from "react";
import { useWatch } from "react-hook-form";
import { type Hours, type Interval, overlapping } from "./day-hours.ts";

export type AskedHours = QueryInput<"hours.preview">["hours"];

/** Whoever is still writing is not asked about every letter. */
const PAUSE_MS = 300;

/**
 * What the form holds, as the server can be asked about it before it is saved; null while a time or a date is half
 * written, or stands in another's way.
 */
export function useAskedHours(): AskedHours | null {
  const values = useWatch() as Hours;
  const { weekly, holidayListIds, overrides } = values;
  const key = JSON.stringify({ weekly, holidayListIds, overrides });
  const asked = useMemo((): AskedHours | null => {
    const draft = JSON.parse(key) as Pick<Hours, "weekly" | "holidayListIds" | "overrides">;
    // What an exception is called changes nothing of when it is.
    const named = draft.overrides.map((each) => ({ ...each, name: each.name.trim() || "–" }));
    const whole = { id: "draft", name: "draft", description: "", ...draft, overrides: named };
    const parsed = CONFIGURATION_SCHEMAS.businessHours.safeParse(whole);
    if (!parsed.success) return null;
    const { weekly, holidayListIds, overrides } = parsed.data;
    if (Object.values(weekly).some(clashes) || exceptionsClash(overrides)) return null;
    return { weekly, holidayListIds, overrides };
  }, [key]);
  return usePaused(asked);
}

const clashes = (intervals: readonly Interval[]): boolean => overlapping(intervals).size > 0;

/** The server would refuse them, and says why when they are saved. */
function exceptionsClash(overrides: Hours["overrides"]): boolean {
  const inOrder = overrides.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return inOrder.some(
    ({ from, to, intervals }, place) =>
      to < from || from <= (inOrder[place - 1]?.to ?? "") || clashes(intervals),
  );
}

function usePaused<Value>(value: Value): Value {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}
