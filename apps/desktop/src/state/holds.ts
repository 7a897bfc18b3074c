import type { Segment } from "@maru/protocol";

/** How often the customer was on hold, and for how long together; one that is under way counts up to `now`. */
export function holdsOf(
  segments: readonly Pick<Segment, "kind" | "startedAt" | "endedAt">[],
  now: number,
): { count: number; ms: number } {
  const holds = segments.filter(({ kind }) => kind === "hold");
  const ms = holds.reduce(
    (sum, { startedAt, endedAt }) => sum + Math.max(0, (endedAt ?? now) - startedAt),
    0,
  );
  return { count: holds.length, ms };
}
