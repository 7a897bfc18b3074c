import type { QueryResult } from "@maru/protocol";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CalendarOff, DoorClosed, DoorOpen } from "lucide-react";
import { useState } from "react";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useIntlShape, useSay, useWords } from "../../hooks/words-context.tsx";
import { failureKey } from "../../state/failure.ts";
import { FieldFrame } from "../form/field-frame.tsx";
import { PlainSelect } from "../form/plain-select.tsx";
import { useItems } from "../items/items.ts";
import { nowIn } from "./calendar-dates.ts";
import { DateField } from "./date-field.tsx";
import { sayChange, sayRule } from "./rule-words.ts";
import { TimeField } from "./time-field.tsx";
import type { AskedHours } from "./use-asked-hours.ts";

const LOOKS = {
  open: { icon: DoorOpen, look: "bg-available-soft text-available-ink" },
  closed: { icon: DoorClosed, look: "bg-offline-soft text-offline-ink" },
  holiday: { icon: CalendarOff, look: "bg-rona-soft text-rona-ink" },
} as const;

type Props = { asked: AskedHours | null; timeZone: string };

/** What happens if somebody calls at … */
export function HoursTester({ asked, timeZone }: Props) {
  const say = useSay();
  const { client } = useDesk();
  const { items: entryPoints } = useItems("entryPoint");
  const [now] = useState(() => nowIn(timeZone, Date.now()));
  const [chosen, setChosen] = useState<string | null>(null);
  const [date, setDate] = useState(now.date);
  const [time, setTime] = useState(now.time);
  const entryPointId = chosen ?? entryPoints[0]?.id ?? null;
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(date) && /^\d{2}:\d{2}$/.test(time);
  const { data, error } = useQuery({
    queryKey: ["hours.at", asked, entryPointId, date, time],
    queryFn: () =>
      client.query("hours.at", {
        ...{ entryPointId: entryPointId ?? "", hours: asked as AskedHours },
        time: `${date}T${time}`,
      }),
    enabled: asked !== null && entryPointId !== null && whole,
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (entryPointId === null)
    return <p className="text-sm text-ink-3">{say("hours.at.noEntryPoint")}</p>;
  return (
    <div className="flex flex-col gap-3">
      <FieldFrame label={say("hours.at.entryPoint")} error={null}>
        {({ id }) => (
          <PlainSelect
            id={id}
            value={entryPointId}
            choices={entryPoints.map((each) => ({ value: each.id, label: each.name }))}
            onChange={setChosen}
            className="w-full"
          />
        )}
      </FieldFrame>
      <div className="flex flex-wrap items-center gap-2">
        <DateField label={say("hours.at.date")} value={date} onChange={setDate} />
        <TimeField
          label={say("hours.at.time")}
          value={time}
          ends={false}
          tall
          invalid={!whole}
          onChange={setTime}
        />
      </div>
      <div aria-live="polite">
        {error !== null && <p className="text-xs text-rona-ink">{say(failureKey(error))}</p>}
        {error === null && data !== undefined && whole && <Answer found={data} />}
      </div>
    </div>
  );
}

function Answer({ found }: { found: QueryResult<"hours.at"> }) {
  const words = useWords();
  const intl = useIntlShape();
  const { say } = words;
  const { answer, timeZone, at, clock, flow, queue } = found;
  const { icon: Icon, look } = LOOKS[answer.status];
  const shownAt = intl.formatDate(at, {
    ...{ timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  });
  return (
    <div className="overflow-hidden rounded-md shadow-[inset_0_0_0_1px_var(--line)]">
      <p className={`flex items-center gap-2 px-3 py-2.5 text-sm font-semibold ${look}`}>
        <Icon aria-hidden className="size-4 shrink-0" />
        {say(`hours.at.${answer.status}`)}
      </p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1.5 bg-surface-1 px-3 py-2.5 text-xs">
        <Fact term={say("hours.at.why")}>{sayRule(words, answer.because)}</Fact>
        <Fact term={say("hours.at.next")}>{sayChange(words, answer, timeZone)}</Fact>
        <Fact term={say("hours.at.zone")}>{timeZone}</Fact>
        {flow === null ? (
          <Fact term={say("hours.at.queue")}>{queue.name}</Fact>
        ) : (
          <Fact term={say("hours.at.flow")}>{flow.name}</Fact>
        )}
      </dl>
      {clock !== "plain" && (
        <p className="border-t border-line bg-surface-1 px-3 py-2 text-xs text-ink-2">
          {say(`hours.at.${clock}`, { time: shownAt })}
        </p>
      )}
    </div>
  );
}

function Fact({ term, children }: { term: string; children: string }) {
  return (
    <>
      <dt className="text-ink-3">{term}</dt>
      <dd className="text-ink">{children}</dd>
    </>
  );
}
