/** `0:07`, `12:30`, `1:02:03`. Negative spans, from clocks that differ a little, count as none. */
export function clockSpan(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number) => String(value).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/**
 * Whole seconds until then, the one under way counted: 0 only when it is over. `since`: when it began; a clock that
 * stands on the last whole second never shows more than the whole span.
 */
export function secondsUntil(at: number, now: number, since?: number): number {
  const span = since === undefined ? Number.POSITIVE_INFINITY : Math.ceil((at - since) / 1000);
  return Math.max(0, Math.min(span, Math.ceil((at - now) / 1000)));
}

export type SpanWords =
  | { key: "time.seconds" | "time.minutes" | "time.hours"; values: { count: number } }
  | { key: "time.minutesSeconds"; values: { minutes: number; seconds: number } }
  | { key: "time.hoursMinutes"; values: { hours: number; minutes: number } };

/** A span in words, for reading rather than watching. */
export function spanWords(ms: number): SpanWords {
  const total = Math.max(0, Math.round(ms / 1000));
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const seconds = total % 60;
  if (hours > 0)
    return minutes === 0
      ? { key: "time.hours", values: { count: hours } }
      : { key: "time.hoursMinutes", values: { hours, minutes } };
  if (minutes > 0)
    return seconds === 0
      ? { key: "time.minutes", values: { count: minutes } }
      : { key: "time.minutesSeconds", values: { minutes, seconds } };
  return { key: "time.seconds", values: { count: seconds } };
}
