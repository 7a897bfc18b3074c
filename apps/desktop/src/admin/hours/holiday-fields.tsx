import { useWatch } from "react-hook-form";
import { useSay } from "../../hooks/words-context.tsx";
import { fieldsOf } from "../form/fields.ts";
import { FormSection } from "../form/form-section.tsx";
import type { Item } from "../items/items.ts";
import { CalendarChoice } from "./calendar-choice.tsx";
import { CalendarYear } from "./calendar-year.tsx";
import { OwnDays } from "./own-days.tsx";

const Field = fieldsOf<Item<"holidayList">>();

export function HolidayFields() {
  const say = useSay();
  const calendar = useWatch({ name: "calendar" }) as Item<"holidayList">["calendar"];
  return (
    <>
      <FormSection title={say("admin.part.basics")}>
        <Field.Text name="name" label={say("admin.field.name")} help={say("holidays.nameHelp")} />
      </FormSection>
      <FormSection title={say("holidays.calendar")} lead={say("holidays.calendarLead")}>
        <CalendarChoice />
        {calendar !== null && <CalendarYear calendar={calendar} />}
      </FormSection>
      <FormSection title={say("holidays.own")} lead={say("holidays.ownLead")}>
        <OwnDays />
      </FormSection>
    </>
  );
}
