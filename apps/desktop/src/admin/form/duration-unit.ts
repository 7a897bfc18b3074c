/** Units a duration is written in, each in milliseconds, the smallest first. */
export const UNITS = [
  { unit: "second", ms: 1_000 },
  { unit: "minute", ms: 60_000 },
  { unit: "hour", ms: 3_600_000 },
] as const;
export type DurationUnit = (typeof UNITS)[number]["unit"];

/** The largest unit in which this is a whole number: 90 s stays 90 s, 120 s is 2 min; 0 is in seconds. */
export function unitOf(ms: number): DurationUnit {
  if (ms === 0) return "second";
  return UNITS.findLast((each) => ms % each.ms === 0)?.unit ?? "second";
}

export const msOf = (unit: DurationUnit): number =>
  UNITS.find((each) => each.unit === unit)?.ms ?? 1_000;
