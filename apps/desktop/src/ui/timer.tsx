import { memo } from "react";
import { useSeconds } from "../hooks/desk-context.tsx";
import { saySpan, useSay } from "../hooks/words-context.tsx";
import { clockSpan, secondsUntil } from "../state/duration.ts";

/** Counts up from a time of the server's. Screen readers get the span when they come by, not each second. */
export const Timer = memo(function Timer({
  since,
  className = "",
}: {
  since: number;
  className?: string;
}) {
  const now = useSeconds();
  const say = useSay();
  return (
    <time className={`tabular ${className}`}>
      <span aria-hidden>{clockSpan(now - since)}</span>
      <span className="sr-only">{saySpan(say, Math.max(0, now - since))}</span>
    </time>
  );
});

/** A ring that empties towards `endsAt`, with the seconds in it. */
export const CountdownRing = memo(function CountdownRing({
  startsAt,
  endsAt,
  size = 36,
}: {
  startsAt: number;
  endsAt: number;
  size?: number;
}) {
  const now = useSeconds();
  const left = secondsUntil(endsAt, now, startsAt);
  const radius = size / 2 - 2.5;
  const length = 2 * Math.PI * radius;
  const share = Math.min(1, Math.max(0, (endsAt - now) / Math.max(1, endsAt - startsAt)));
  return (
    <span
      aria-hidden
      className="relative inline-flex shrink-0 items-center justify-center"
      style={{ width: size, height: size }}
    >
      <svg width={size} height={size} className="-rotate-90" aria-hidden>
        <circle
          cx={size / 2}
          cy={size / 2}
          r={radius}
          fill="none"
          strokeWidth="3"
          className="stroke-line"
        />
        <circle
          cx={size / 2}
          cy={size / 2}
          r={radius}
          fill="none"
          strokeWidth="3"
          strokeLinecap="round"
          strokeDasharray={length}
          strokeDashoffset={length * (1 - share)}
          className="stroke-ringing transition-[stroke-dashoffset] duration-1000 ease-linear"
        />
      </svg>
      <span className="tabular absolute text-xs font-semibold text-ringing-ink">{left}</span>
    </span>
  );
});
