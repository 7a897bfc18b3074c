import { Plus, Trash2 } from "lucide-react";
import { useId, useState } from "react";
import { useController } from "react-hook-form";
import { useSay } from "../../hooks/words-context.tsx";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { inputLook } from "../form/field-frame.tsx";
import { DateField } from "./date-field.tsx";
import { firstMessage } from "./first-message.ts";
import { PasteDays } from "./paste-days.tsx";
import { type OwnDay, withDays } from "./pasted-days.ts";

/** The organisation's own days off, by hand or from a table. */
export function OwnDays() {
  const say = useSay();
  const [pasting, setPasting] = useState(false);
  const { field, formState } = useController<{ days: OwnDay[] }, "days">({ name: "days" });
  const days = field.value;
  const errors = formState.errors.days as unknown;
  const put = (index: number, changes: Partial<OwnDay>) =>
    field.onChange(days.map((each, place) => (place === index ? { ...each, ...changes } : each)));
  return (
    <div ref={field.ref} tabIndex={-1} className="flex flex-col gap-3 outline-none">
      {days.length === 0 ? (
        <p className="text-sm text-ink-3">{say("holidays.none")}</p>
      ) : (
        <ul className="divide-y divide-line rounded-md bg-surface-1 px-3 shadow-[inset_0_0_0_1px_var(--line)]">
          {days.map((day, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a day has no other name while it is written
            <li key={index}>
              <DayRow
                number={index + 1}
                day={day}
                error={Array.isArray(errors) ? errors[index] : undefined}
                onChange={(changes) => put(index, changes)}
                onRemove={() => field.onChange(days.filter((_, place) => place !== index))}
              />
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          icon={Plus}
          onClick={() => field.onChange([...days, { date: "", name: "", everyYear: false }])}
        >
          {say("holidays.add")}
        </Button>
        <Button variant="ghost" aria-expanded={pasting} onClick={() => setPasting(!pasting)}>
          {say("holidays.paste")}
        </Button>
      </div>
      {pasting && (
        <PasteDays
          onAdd={(added) => {
            field.onChange(withDays(days, added));
            setPasting(false);
          }}
        />
      )}
    </div>
  );
}

type RowProps = {
  number: number;
  day: OwnDay;
  error: unknown;
  onChange: (changes: Partial<OwnDay>) => void;
  onRemove: () => void;
};

function DayRow({ number, day, error, onChange, onRemove }: RowProps) {
  const say = useSay();
  const id = useId();
  const title = say("holidays.day", { number });
  const faults = (error ?? {}) as Partial<Record<keyof OwnDay, unknown>>;
  const [badDate, badName] = [firstMessage(faults.date), firstMessage(faults.name)];
  const message = badDate ?? badName;
  const described = message === null ? undefined : `${id}-error`;
  return (
    <fieldset aria-label={title} className="min-w-0 py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <DateField
          label={say("holidays.date", { day: title })}
          value={day.date}
          invalid={badDate !== null}
          describedBy={described}
          onChange={(date) => onChange({ date })}
        />
        <input
          aria-label={say("holidays.name", { day: title })}
          placeholder={say("holidays.nameHint")}
          aria-invalid={badName !== null || undefined}
          aria-describedby={described}
          autoComplete="off"
          value={day.name}
          onChange={(event) => onChange({ name: event.target.value })}
          className={`h-9 min-w-36 flex-1 ${inputLook(badName !== null)}`}
        />
        <label className="flex cursor-pointer items-center gap-2 text-sm text-ink-2">
          <input
            type="checkbox"
            checked={day.everyYear}
            onChange={(event) => onChange({ everyYear: event.target.checked })}
            className="size-4"
          />
          {say("holidays.everyYear")}
        </label>
        <IconButton
          icon={Trash2}
          size="sm"
          label={say("holidays.remove", { day: title })}
          onClick={onRemove}
        />
      </div>
      {message !== null && (
        <p id={`${id}-error`} className="mt-1.5 text-xs text-rona-ink">
          {message}
        </p>
      )}
    </fieldset>
  );
}
