import { Clock } from "lucide-react";
import { useMemo } from "react";
import { useSay } from "../../hooks/words-context.tsx";
import { ItemPage, type ItemPageParts } from "../items/item-page.tsx";
import { useItems } from "../items/items.ts";
import type { SectionProps } from "../sections.ts";
import { type Hours, type Interval, WEEKDAYS } from "./day-hours.ts";
import { HoursFields } from "./hours-fields.tsx";
import { sayWeek } from "./rule-words.ts";

const OFFICE: readonly Interval[] = [{ from: "09:00", to: "18:00" }];

/** As most begin: weekdays from nine to six. */
const fresh = (): Hours => ({
  ...{ id: "", name: "", description: "", holidayListIds: [], overrides: [] },
  weekly: Object.fromEntries(
    WEEKDAYS.map((day, index) => [day, index < 5 ? OFFICE.map((each) => ({ ...each })) : []]),
  ) as Hours["weekly"],
});

/** Business hours [업무 시간]: when flows lead to people. */
export function HoursPage(props: SectionProps) {
  const say = useSay();
  const { items: lists } = useItems("holidayList");
  const parts = useMemo((): ItemPageParts<"businessHours"> => {
    const names = new Map(lists.map(({ id, name }) => [id, name]));
    return {
      kind: "businessHours",
      icon: Clock,
      words: {
        title: "admin.section.hours",
        lead: "hours.lead",
        create: "hours.create",
        empty: "hours.empty",
      },
      nameOf: ({ name }) => name,
      searched: ({ description }) => description,
      fresh,
      columns: [
        { id: "name", label: say("admin.field.name"), width: "26%", value: ({ name }) => name },
        { id: "week", label: say("hours.week"), value: ({ weekly }) => sayWeek(say, weekly) },
        {
          id: "holidays",
          label: say("admin.section.holidays"),
          width: "20%",
          optional: true,
          value: ({ holidayListIds }) =>
            holidayListIds.map((id) => names.get(id) ?? id).join(", ") || "–",
        },
        {
          id: "overrides",
          label: say("hours.overrides"),
          width: "12%",
          optional: true,
          value: ({ overrides }) => overrides.length,
        },
      ],
      Fields: HoursFields,
    };
  }, [say, lists]);
  return <ItemPage parts={parts} {...props} />;
}
