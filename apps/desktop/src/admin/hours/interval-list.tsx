import { X } from "lucide-react";
import { useId } from "react";
import { useSay } from "../../hooks/words-context.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { type Interval, isOverMidnight, overlapping } from "./day-hours.ts";
import { firstMessage } from "./first-message.ts";
import { TimeField } from "./time-field.tsx";

type Props = {
  /** Whose hours: read aloud before each time. */
  day: string;
  intervals: readonly Interval[];
  /** Of the form, at the place these stand. */
  error: unknown;
  onChange: (intervals: Interval[]) => void;
};

/** Opening times as fields, each with its two ends. */
export function IntervalList({ day, intervals, error, onChange }: Props) {
  const say = useSay();
  const id = useId();
  const clashing = overlapping(intervals);
  const message = firstMessage(error) ?? (clashing.size > 0 ? say("problem.hours_overlap") : null);
  const put = (index: number, changes: Partial<Interval>) =>
    onChange(intervals.map((each, place) => (place === index ? { ...each, ...changes } : each)));
  return (
    <div>
      <ul className="flex flex-wrap gap-x-4 gap-y-1.5">
        {intervals.map((interval, index) => {
          const label = say("hours.interval", { day, number: index + 1 });
          const invalid = clashing.has(index) || faultOf(error, index) !== null;
          const shared = { invalid, describedBy: invalid ? `${id}-error` : undefined };
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may be the same for a moment
            <li key={index} className="flex items-center gap-1.5">
              <TimeField
                {...shared}
                label={say("hours.from", { interval: label })}
                value={interval.from}
                ends={false}
                onChange={(from) => put(index, { from })}
              />
              <span aria-hidden className="text-ink-3">
                –
              </span>
              <TimeField
                {...shared}
                label={say("hours.to", { interval: label })}
                value={interval.to}
                ends
                onChange={(to) => put(index, { to })}
              />
              {isOverMidnight(interval) && (
                <span className="rounded-xs bg-surface-3 px-1.5 py-0.5 text-2xs font-medium text-ink-2">
                  {say("hours.nextDay")}
                </span>
              )}
              <IconButton
                icon={X}
                size="sm"
                label={say("hours.removeInterval", { interval: label })}
                onClick={() => onChange(intervals.filter((_, place) => place !== index))}
              />
            </li>
          );
        })}
      </ul>
      {message !== null && (
        <p id={`${id}-error`} className="mt-1.5 text-xs text-rona-ink">
          {message}
        </p>
      )}
    </div>
  );
}

function faultOf(error: unknown, index: number): string | null {
  return Array.isArray(error) ? firstMessage(error[index]) : null;
}
