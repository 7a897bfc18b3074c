import type { PreviewDay } from "@maru/protocol";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useIntlShape, useSay } from "../../hooks/words-context.tsx";
import { failureKey } from "../../state/failure.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { addDays, instantOfDate, mondayOf } from "./calendar-dates.ts";
import { CalendarDay } from "./calendar-day.tsx";
import { WEEKDAYS } from "./day-hours.ts";
import type { AskedHours } from "./use-asked-hours.ts";

const WEEKS = 6;
const DAYS = WEEKS * 7;

type Props = { asked: AskedHours | null; timeZone: string; today: string };

/** The weeks to come as the rules make them: what is open, and which day is off and why. */
export function HoursCalendar({ asked, timeZone, today }: Props) {
  const say = useSay();
  const intl = useIntlShape();
  const { client } = useDesk();
  const [page, setPage] = useState(0);
  const from = addDays(mondayOf(today), page * DAYS);
  const { data, error } = useQuery({
    queryKey: ["hours.preview", asked, timeZone, from],
    queryFn: () =>
      client.query("hours.preview", { hours: asked as AskedHours, timeZone, from, days: DAYS }),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const month = (date: string) =>
    intl.formatDate(instantOfDate(date), { timeZone: "UTC", year: "numeric", month: "long" });
  const first = month(from);
  const last = month(addDays(from, DAYS - 1));
  const note = asked === null ? say("hours.calendar.unfinished") : error && say(failureKey(error));
  return (
    <div>
      <div className="mb-2 flex items-center gap-1">
        <h3 aria-live="polite" className="mr-auto text-sm font-semibold">
          {first === last ? first : `${first} – ${last}`}
        </h3>
        <Button size="sm" variant="ghost" disabled={page === 0} onClick={() => setPage(0)}>
          {say("hours.calendar.today")}
        </Button>
        <IconButton
          icon={ChevronLeft}
          size="sm"
          label={say("hours.calendar.earlier")}
          onClick={() => setPage(page - 1)}
        />
        <IconButton
          icon={ChevronRight}
          size="sm"
          label={say("hours.calendar.later")}
          onClick={() => setPage(page + 1)}
        />
      </div>
      <p role="status" className="text-xs text-rona-ink not-empty:mb-2">
        {note ?? ""}
      </p>
      {data === undefined ? <Skeleton rows={6} /> : <WeeksTable days={data.days} today={today} />}
    </div>
  );
}

function WeeksTable({ days, today }: { days: readonly PreviewDay[]; today: string }) {
  const say = useSay();
  const weeks = Array.from({ length: Math.ceil(days.length / 7) }, (_, week) =>
    days.slice(week * 7, week * 7 + 7),
  );
  return (
    <table
      aria-label={say("hours.calendar.label")}
      className="w-full table-fixed border-separate border-spacing-0 overflow-hidden rounded-md bg-surface-1 shadow-[inset_0_0_0_1px_var(--line)]"
    >
      <thead>
        <tr>
          {WEEKDAYS.map((weekday) => (
            <th
              key={weekday}
              scope="col"
              className="border-b border-line py-1.5 text-2xs font-medium text-ink-3"
            >
              <span aria-hidden>{say(`hours.short.${weekday}`)}</span>
              <span className="sr-only">{say(`hours.day.${weekday}`)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]?.date}>
            {week.map((day) => (
              <CalendarDay key={day.date} day={day} today={today} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
