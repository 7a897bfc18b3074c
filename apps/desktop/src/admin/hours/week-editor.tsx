import { Plus } from "lucide-react";
import { useId } from "react";
import { useController } from "react-hook-form";
import { useSay } from "../../hooks/words-context.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { CopyDayMenu } from "./copy-day-menu.tsx";
import { type Interval, nextInterval, WEEKDAYS, type Week, type Weekday } from "./day-hours.ts";
import { DayTrack } from "./day-track.tsx";
import { IntervalList } from "./interval-list.tsx";

const SCALE = [0, 6, 12, 18, 24];

/** Seven days, each with any number of hours: drawn with a pointer, or written. */
export function WeekEditor() {
  const say = useSay();
  const hintId = useId();
  const { field, formState } = useController<{ weekly: Week }, "weekly">({ name: "weekly" });
  const week = field.value;
  const errors = formState.errors.weekly as Partial<Record<Weekday, unknown>> | undefined;
  const put = (days: readonly Weekday[], intervals: Interval[]) =>
    field.onChange({
      ...week,
      ...Object.fromEntries(days.map((day) => [day, intervals.map((each) => ({ ...each }))])),
    });
  return (
    <div ref={field.ref} tabIndex={-1} className="outline-none">
      <p id={hintId} className="mb-3 text-xs text-ink-3">
        {say("hours.weekHint")}
      </p>
      <div
        aria-hidden
        className="tabular relative mb-1 ml-12 mr-18 h-4 text-2xs text-ink-3 max-narrow:ml-9"
      >
        {SCALE.map((hour) => (
          <span
            key={hour}
            className="absolute -translate-x-1/2 whitespace-nowrap"
            style={{ left: `${(hour / 24) * 100}%` }}
          >
            {hour}
          </span>
        ))}
      </div>
      {WEEKDAYS.map((weekday, index) => (
        <DayRow
          key={weekday}
          weekday={weekday}
          intervals={week[weekday]}
          before={week[WEEKDAYS[(index + 6) % 7] ?? "sunday"]}
          error={errors?.[weekday]}
          hintId={hintId}
          onChange={(intervals) => put([weekday], intervals)}
          onCopy={(days) => put(days, week[weekday])}
        />
      ))}
    </div>
  );
}

type RowProps = {
  weekday: Weekday;
  intervals: readonly Interval[];
  before: readonly Interval[];
  error: unknown;
  hintId: string;
  onChange: (intervals: Interval[]) => void;
  onCopy: (days: readonly Weekday[]) => void;
};

function DayRow({ weekday, intervals, before, error, hintId, onChange, onCopy }: RowProps) {
  const say = useSay();
  const id = useId();
  const day = say(`hours.day.${weekday}`);
  const next = nextInterval(intervals);
  return (
    <fieldset
      aria-labelledby={id}
      className="grid min-w-0 grid-cols-[3rem_minmax(0,1fr)_4.5rem] items-start border-t border-line py-2.5 max-narrow:grid-cols-[2.25rem_minmax(0,1fr)_4.5rem]"
    >
      <span id={id} className="pt-1.5 text-sm font-medium">
        <span aria-hidden>{say(`hours.short.${weekday}`)}</span>
        <span className="sr-only">{day}</span>
      </span>
      <div className="flex min-w-0 flex-col gap-2">
        <DayTrack
          day={day}
          intervals={intervals}
          before={before}
          onChange={onChange}
          hintId={hintId}
        />
        {intervals.length === 0 ? (
          <p className="text-xs text-ink-3">{say("hours.closedDay")}</p>
        ) : (
          <IntervalList day={day} intervals={intervals} error={error} onChange={onChange} />
        )}
      </div>
      <div className="flex justify-end">
        <IconButton
          icon={Plus}
          size="sm"
          label={say("hours.add", { day })}
          aria-disabled={next === null || undefined}
          onClick={() => next !== null && onChange([...intervals, next])}
        />
        <CopyDayMenu weekday={weekday} onCopy={onCopy} />
      </div>
    </fieldset>
  );
}
