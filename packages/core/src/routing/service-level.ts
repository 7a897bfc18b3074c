/** The field's usual four ways to count contacts that were given up while they waited. */
export const SERVICE_LEVEL_FORMULAS = [
  /** Answered in time, of those answered. */
  "answered",
  /** Answered in time, of all that ended waiting. */
  "offered",
  /** The same, without those given up within the queue's `shortAbandonMs`. */
  "without_short_abandons",
  /** Those given up within the threshold count as answered in time. */
  "abandons_in_time",
] as const;
export type ServiceLevelFormula = (typeof SERVICE_LEVEL_FORMULAS)[number];

/** Contacts that stopped waiting in some stretch of time. */
export type WaitCounts = {
  answered: number;
  /** Of `answered`: within the threshold. */
  answeredInTime: number;
  abandoned: number;
  /** Of `abandoned`: within the threshold, and within the queue's short time. */
  abandonedInTime: number;
  abandonedShortly: number;
};

/** From 0 to 1; null: nothing to measure. */
export function serviceLevel(formula: ServiceLevelFormula, counts: WaitCounts): number | null {
  const [good, all] = sharesOf(formula, counts);
  return all === 0 ? null : good / all;
}

function sharesOf(formula: ServiceLevelFormula, counts: WaitCounts): [good: number, all: number] {
  const { answered, answeredInTime, abandoned, abandonedInTime, abandonedShortly } = counts;
  switch (formula) {
    case "answered":
      return [answeredInTime, answered];
    case "offered":
      return [answeredInTime, answered + abandoned];
    case "without_short_abandons":
      return [answeredInTime, answered + abandoned - abandonedShortly];
    case "abandons_in_time":
      return [answeredInTime + abandonedInTime, answered + abandoned];
  }
}
