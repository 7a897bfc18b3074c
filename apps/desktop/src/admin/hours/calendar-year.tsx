import type { Holiday } from "@maru/protocol";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useIntlShape, useLanguage, useSay } from "../../hooks/words-context.tsx";
import { failureKey } from "../../state/failure.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { instantOfDate } from "./calendar-dates.ts";

/** A calendar that the product knows, a year at a time. */
export function CalendarYear({ calendar }: { calendar: "korea" }) {
  const say = useSay();
  const { client } = useDesk();
  const [year, setYear] = useState(() => new Date().getFullYear());
  const { data, error } = useQuery({
    queryKey: ["holiday.calendar", calendar, year],
    queryFn: () => client.query("holiday.calendar", { calendar, year }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const turn = (years: number) => {
    const next = year + years;
    if (data !== undefined && next >= data.firstYear && next <= data.lastYear) setYear(next);
  };
  return (
    <section aria-label={say("holidays.year", { year })}>
      <div className="mb-2 flex items-center gap-1">
        <h3 aria-live="polite" className="tabular mr-auto text-sm font-semibold">
          {say("holidays.year", { year })}
          {data !== undefined && (
            <span className="ml-2 font-normal text-ink-3">
              {say("holidays.count", { count: data.days.length })}
            </span>
          )}
        </h3>
        <IconButton
          icon={ChevronLeft}
          size="sm"
          label={say("holidays.yearBefore")}
          onClick={() => turn(-1)}
        />
        <IconButton
          icon={ChevronRight}
          size="sm"
          label={say("holidays.yearAfter")}
          onClick={() => turn(1)}
        />
      </div>
      {error !== null && <p className="text-xs text-rona-ink">{say(failureKey(error))}</p>}
      {data === undefined ? <Skeleton rows={6} /> : <Days days={data.days} />}
    </section>
  );
}

function Days({ days }: { days: readonly Holiday[] }) {
  const intl = useIntlShape();
  const language = useLanguage();
  return (
    <ol className="columns-1 gap-6 rounded-md bg-surface-1 px-3 py-2 shadow-[inset_0_0_0_1px_var(--line)] narrow:columns-2">
      {days.map(({ date, name }) => (
        <li key={date} className="flex break-inside-avoid items-baseline gap-3 py-1 text-sm">
          <span className="tabular w-24 shrink-0 text-xs text-ink-2">
            {intl.formatDate(instantOfDate(date), {
              ...{ timeZone: "UTC", month: "short", day: "numeric", weekday: "short" },
            })}
          </span>
          <span className="min-w-0">{name[language]}</span>
        </li>
      ))}
    </ol>
  );
}
