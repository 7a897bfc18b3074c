import { useId, useMemo, useState } from "react";
import { useDocument } from "../../hooks/desk-context.tsx";
import { useSay } from "../../hooks/words-context.tsx";
import { fieldsOf } from "../form/fields.ts";
import { FormSection } from "../form/form-section.tsx";
import { PlainSelect } from "../form/plain-select.tsx";
import { useItems } from "../items/items.ts";
import { nowIn } from "./calendar-dates.ts";
import type { Hours } from "./day-hours.ts";
import { HoursCalendar } from "./hours-calendar.tsx";
import { HoursTester } from "./hours-tester.tsx";
import { OverrideList } from "./override-list.tsx";
import { useAskedHours } from "./use-asked-hours.ts";
import { WeekEditor } from "./week-editor.tsx";

const Field = fieldsOf<Hours>();

export function HoursFields() {
  const say = useSay();
  const { items: lists } = useItems("holidayList");
  const organisations = useDocument("setup")?.organisation.timeZone ?? "Asia/Seoul";
  const today = nowIn(organisations, Date.now()).date;
  return (
    <>
      <FormSection title={say("admin.part.basics")}>
        <Field.Text name="name" label={say("admin.field.name")} help={say("hours.nameHelp")} />
        <Field.Area name="description" label={say("hours.description")} />
      </FormSection>
      <FormSection title={say("hours.week")} lead={say("hours.weekLead")}>
        <WeekEditor />
      </FormSection>
      <FormSection title={say("admin.section.holidays")} lead={say("hours.holidaysLead")}>
        <Field.PickMany
          name="holidayListIds"
          label={say("hours.holidayLists")}
          help={say("hours.holidayListsHelp")}
          choices={lists.map(({ id, name }) => ({ value: id, label: name }))}
          emptyText={say("hours.noHolidayLists")}
        />
      </FormSection>
      <FormSection title={say("hours.overrides")} lead={say("hours.overridesLead")}>
        <OverrideList today={today} />
      </FormSection>
      <Preview organisations={organisations} />
    </>
  );
}

/** The rules as days: what comes of them, and what a caller finds. */
function Preview({ organisations }: { organisations: string }) {
  const say = useSay();
  const id = useId();
  const asked = useAskedHours();
  const zones = useZones(organisations);
  const [zone, setZone] = useState(organisations);
  return (
    <section aria-labelledby={id} className="border-b border-line py-6">
      <div className="mb-4 flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 id={id} className="text-base font-semibold">
            {say("hours.preview")}
          </h2>
          <p className="mt-1 text-xs text-ink-3">{say("hours.previewLead")}</p>
        </div>
        <PlainSelect
          label={say("hours.previewZone")}
          value={zone}
          choices={zones.map((value) => ({ value, label: value }))}
          onChange={setZone}
          className="w-52"
        />
      </div>
      <div className="grid gap-6 full:grid-cols-[minmax(0,1fr)_17rem]">
        <HoursCalendar
          key={zone}
          asked={asked}
          timeZone={zone}
          today={nowIn(zone, Date.now()).date}
        />
        <div>
          <h3 className="mb-2.5 text-sm font-semibold leading-7">{say("hours.at.title")}</h3>
          <HoursTester asked={asked} timeZone={organisations} />
        </div>
      </div>
    </section>
  );
}

/** The organisation's own, and those of its entry points. */
function useZones(organisations: string): readonly string[] {
  const { items: entryPoints } = useItems("entryPoint");
  return useMemo(() => {
    const own = entryPoints.flatMap(({ timeZone }) => timeZone ?? []);
    return [...new Set([organisations, ...own])];
  }, [organisations, entryPoints]);
}
