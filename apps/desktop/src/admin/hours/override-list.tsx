import { CalendarPlus, Trash2 } from "lucide-react";
import { useId } from "react";
import { useController } from "react-hook-form";
import { useSay } from "../../hooks/words-context.tsx";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { inputLook } from "../form/field-frame.tsx";
import { PlainSelect } from "../form/plain-select.tsx";
import { DateField } from "./date-field.tsx";
import { type Hours, nextInterval } from "./day-hours.ts";
import { firstMessage } from "./first-message.ts";
import { IntervalList } from "./interval-list.tsx";

type Override = Hours["overrides"][number];

/** Days that differ: closed for an outing, open on a holiday, shorter before one. */
export function OverrideList({ today }: { today: string }) {
  const say = useSay();
  const { field, formState } = useController<{ overrides: Override[] }, "overrides">({
    name: "overrides",
  });
  const overrides = field.value;
  const errors = formState.errors.overrides as unknown;
  const put = (index: number, changes: Partial<Override>) =>
    field.onChange(
      overrides.map((each, place) => (place === index ? { ...each, ...changes } : each)),
    );
  return (
    <div ref={field.ref} tabIndex={-1} className="flex flex-col gap-3 outline-none">
      {overrides.length === 0 && <p className="text-sm text-ink-3">{say("hours.override.none")}</p>}
      <ul className="flex flex-col gap-3">
        {overrides.map((override, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name, and change while written
          <li key={index}>
            <OverrideRow
              number={index + 1}
              override={override}
              error={Array.isArray(errors) ? errors[index] : undefined}
              onChange={(changes) => put(index, changes)}
              onRemove={() => field.onChange(overrides.filter((_, place) => place !== index))}
            />
          </li>
        ))}
      </ul>
      <div>
        <Button
          icon={CalendarPlus}
          onClick={() =>
            field.onChange([...overrides, { from: today, to: today, name: "", intervals: [] }])
          }
        >
          {say("hours.override.add")}
        </Button>
      </div>
    </div>
  );
}

type RowProps = {
  number: number;
  override: Override;
  error: unknown;
  onChange: (changes: Partial<Override>) => void;
  onRemove: () => void;
};

function OverrideRow({ number, override, error, onChange, onRemove }: RowProps) {
  const say = useSay();
  const id = useId();
  const title = say("hours.override.title", { number });
  const faults = (error ?? {}) as Partial<Record<keyof Override, unknown>>;
  const own = firstMessage(faults.from) ?? firstMessage(faults.to) ?? firstMessage(faults.name);
  const described = own === null ? undefined : `${id}-error`;
  const open = override.intervals.length > 0;
  return (
    <fieldset
      aria-label={title}
      className="min-w-0 rounded-md bg-surface-1 p-3 shadow-[inset_0_0_0_1px_var(--line)]"
    >
      <div className="flex flex-wrap items-center gap-2">
        <DateField
          label={say("hours.override.from", { override: title })}
          value={override.from}
          invalid={firstMessage(faults.from) !== null}
          describedBy={described}
          onChange={(from) =>
            onChange(
              override.to < from || override.to === override.from ? { from, to: from } : { from },
            )
          }
        />
        <span aria-hidden className="text-ink-3">
          –
        </span>
        <DateField
          label={say("hours.override.to", { override: title })}
          value={override.to}
          min={override.from}
          invalid={firstMessage(faults.to) !== null}
          describedBy={described}
          onChange={(to) => onChange({ to })}
        />
        <input
          aria-label={say("hours.override.name", { override: title })}
          placeholder={say("hours.override.nameHint")}
          aria-invalid={firstMessage(faults.name) !== null || undefined}
          aria-describedby={described}
          autoComplete="off"
          value={override.name}
          onChange={(event) => onChange({ name: event.target.value })}
          className={`h-9 min-w-40 flex-1 basis-40 ${inputLook(firstMessage(faults.name) !== null)}`}
        />
        <IconButton
          icon={Trash2}
          size="sm"
          label={say("hours.override.remove", { override: title })}
          onClick={onRemove}
        />
      </div>
      {own !== null && (
        <p id={`${id}-error`} className="mt-1.5 text-xs text-rona-ink">
          {own}
        </p>
      )}
      <div className="mt-2 flex flex-wrap items-start gap-x-3 gap-y-2">
        <PlainSelect
          label={say("hours.override.what", { override: title })}
          value={open ? "open" : "closed"}
          choices={[
            { value: "closed", label: say("hours.override.closed") },
            { value: "open", label: say("hours.override.open") },
          ]}
          onChange={(what) =>
            onChange({ intervals: what === "open" ? [{ from: "09:00", to: "18:00" }] : [] })
          }
          className="w-36"
        />
        {open && (
          <div className="flex min-w-0 flex-1 items-start gap-2 pt-0.5">
            <IntervalList
              day={title}
              intervals={override.intervals}
              error={faults.intervals}
              onChange={(intervals) => onChange({ intervals })}
            />
            <Button
              size="sm"
              variant="ghost"
              className="mt-0.5"
              disabled={nextInterval(override.intervals) === null}
              onClick={() => {
                const next = nextInterval(override.intervals);
                if (next !== null) onChange({ intervals: [...override.intervals, next] });
              }}
            >
              {say("hours.addShort")}
            </Button>
          </div>
        )}
      </div>
    </fieldset>
  );
}
