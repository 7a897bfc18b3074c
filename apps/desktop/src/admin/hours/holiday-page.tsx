import { CalendarHeart } from "lucide-react";
import { useMemo } from "react";
import { useSay } from "../../hooks/words-context.tsx";
import { ItemPage, type ItemPageParts } from "../items/item-page.tsx";
import { useItems } from "../items/items.ts";
import type { SectionProps } from "../sections.ts";
import { HolidayFields } from "./holiday-fields.tsx";

/** Days off, which business hours name. */
export function HolidayPage(props: SectionProps) {
  const say = useSay();
  const { items: hours } = useItems("businessHours");
  const parts = useMemo((): ItemPageParts<"holidayList"> => {
    const users = (id: string) =>
      hours.filter(({ holidayListIds }) => holidayListIds.includes(id)).map(({ name }) => name);
    return {
      kind: "holidayList",
      icon: CalendarHeart,
      words: {
        title: "admin.section.holidays",
        lead: "holidays.lead",
        create: "holidays.create",
        empty: "holidays.empty",
      },
      nameOf: ({ name }) => name,
      fresh: () => ({ id: "", name: "", calendar: null, days: [] }),
      columns: [
        { id: "name", label: say("admin.field.name"), width: "30%", value: ({ name }) => name },
        {
          id: "calendar",
          label: say("holidays.calendar"),
          width: "24%",
          value: ({ calendar }) => say(`holidays.calendar.${calendar ?? "none"}`),
        },
        {
          id: "days",
          label: say("holidays.own"),
          width: "14%",
          value: ({ days }) => days.length,
        },
        {
          id: "uses",
          label: say("admin.section.hours"),
          optional: true,
          value: ({ id }) => users(id).join(", ") || "–",
        },
      ],
      Fields: HolidayFields,
    };
  }, [say, hours]);
  return <ItemPage parts={parts} {...props} />;
}
