import type { PreviewDay } from "@maru/protocol";
import { Clock3 } from "lucide-react";
import { useIntlShape, useLanguage, useSay } from "../../hooks/words-context.tsx";
import { instantOfDate } from "./calendar-dates.ts";
import { DAY_MINUTES, minutesOf } from "./day-hours.ts";
import { ruleName } from "./rule-words.ts";

const NAME_LOOK = {
  week: "",
  holiday: "text-rona-ink",
  override: "text-idle-ink",
} as const;

const GROUNDS = { holiday: "bg-rona-soft", override: "bg-idle-soft" } as const;

/** Hours that fit a small field: two, then how many more. */
const SHOWN = 2;

/** A day: its date, its name where it has one, and its hours as a bar and as text. */
export function CalendarDay({ day, today }: { day: PreviewDay; today: string }) {
  const say = useSay();
  const intl = useIntlShape();
  const name = ruleName(day.because, useLanguage());
  const { rule } = day.because;
  const number = Number(day.date.slice(8));
  const format = (options: Intl.DateTimeFormatOptions) =>
    intl.formatDate(instantOfDate(day.date), { timeZone: "UTC", ...options });
  const isToday = day.date === today;
  const hours = day.open.map(({ from, to }) => `${from}–${to}`);
  return (
    <td
      aria-current={isToday ? "date" : undefined}
      className={`h-21 border-b border-r border-line p-1.5 align-top last:border-r-0 [tr:last-child>&]:border-b-0 ${rule !== "week" ? GROUNDS[rule] : day.date < today ? "bg-surface-2" : ""}`}
    >
      <div className="flex items-center gap-1 text-xs">
        <span className="sr-only">{format({ month: "long", day: "numeric" })}</span>
        <span
          aria-hidden
          className={`tabular font-medium ${isToday ? "rounded-full bg-accent px-1.5 text-on-accent" : rule === "holiday" ? "text-rona-ink" : "text-ink-2"}`}
        >
          {number === 1 ? format({ month: "short", day: "numeric" }) : number}
        </span>
        {day.clockShift !== 0 && (
          <span title={clockWords(say, day.clockShift)} className="text-ink-3">
            <Clock3 aria-hidden className="size-3" />
            <span className="sr-only">{clockWords(say, day.clockShift)}</span>
          </span>
        )}
      </div>
      {name !== null && (
        <p
          title={name}
          className={`mt-0.5 line-clamp-2 text-2xs font-medium leading-3.5 ${NAME_LOOK[rule]}`}
        >
          {name}
        </p>
      )}
      {hours.length > 0 ? (
        <>
          <Bar open={day.open} />
          <p className="tabular text-2xs leading-3.5 text-ink-2">
            {hours.slice(0, SHOWN).map((each) => (
              <span key={each} className="block whitespace-nowrap">
                {each}
              </span>
            ))}
            {hours.length > SHOWN && say("hours.calendar.more", { count: hours.length - SHOWN })}
          </p>
        </>
      ) : (
        <p className="mt-1 text-2xs text-ink-3">{say("hours.calendar.closed")}</p>
      )}
    </td>
  );
}

function Bar({ open }: { open: PreviewDay["open"] }) {
  const part = (time: string) => (minutesOf(time) / DAY_MINUTES) * 100;
  return (
    <div aria-hidden className="relative my-1 h-1 overflow-hidden rounded-full bg-surface-3">
      {open.map(({ from, to }) => (
        <span
          key={from}
          className="absolute inset-y-0 bg-available"
          style={{ left: `${part(from)}%`, width: `${part(to) - part(from)}%` }}
        />
      ))}
    </div>
  );
}

function clockWords(say: ReturnType<typeof useSay>, shift: number): string {
  return say(shift > 0 ? "hours.calendar.clockForward" : "hours.calendar.clockBack", {
    minutes: Math.abs(shift),
  });
}
