import { useController } from "react-hook-form";
import { useSay } from "../../hooks/words-context.tsx";
import type { Item } from "../items/items.ts";

type Calendar = Item<"holidayList">["calendar"];

/** Whether the list begins with the holidays that the product knows. */
export function CalendarChoice() {
  const say = useSay();
  const { field } = useController<{ calendar: Calendar }, "calendar">({ name: "calendar" });
  const choices: readonly Calendar[] = ["korea", null];
  return (
    <fieldset>
      <legend className="sr-only">{say("holidays.calendar")}</legend>
      <div className="flex flex-col overflow-hidden rounded-md bg-surface-1 ring-1 ring-line-strong">
        {choices.map((calendar, index) => (
          <label
            key={calendar}
            className="flex cursor-pointer items-start gap-3 border-b border-line px-3 py-2.5 last:border-0 hover:bg-surface-2 has-[:checked]:bg-accent-soft"
          >
            <input
              ref={index === 0 ? field.ref : undefined}
              type="radio"
              name="holiday-calendar"
              checked={field.value === calendar}
              onChange={() => field.onChange(calendar)}
              onBlur={field.onBlur}
              className="mt-0.5 size-4 shrink-0"
            />
            <span className="min-w-0">
              <span className="block text-sm font-medium text-ink">
                {say(`holidays.calendar.${calendar ?? "none"}`)}
              </span>
              <span className="block text-xs text-ink-2">
                {say(`holidays.calendar.${calendar ?? "none"}Help`)}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
