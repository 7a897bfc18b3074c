import { useState } from "react";
import { useController } from "react-hook-form";
import { useSay } from "../../hooks/words-context.tsx";
import { type DurationUnit, msOf, UNITS, unitOf } from "./duration-unit.ts";
import { FieldFrame, inputLook } from "./field-frame.tsx";
import { PlainSelect } from "./plain-select.tsx";
import type { FieldProps } from "./text-fields.tsx";

/** NaN while nothing usable is written: the schema refuses it in its own words. */
const numberOf = (text: string): number => (text.trim() === "" ? Number.NaN : Number(text));
const shownOf = (value: unknown): string =>
  typeof value === "number" && Number.isFinite(value) ? String(value) : "";

export function NumberInput({ name, label, help, unit }: FieldProps & { unit?: string }) {
  const { field, fieldState } = useController({ name });
  return (
    <FieldFrame label={label} help={help} error={fieldState.error?.message ?? null}>
      {({ id, describedBy, invalid }) => (
        <span className="flex items-center gap-2">
          <input
            ref={field.ref}
            id={id}
            inputMode="numeric"
            type="number"
            value={shownOf(field.value)}
            aria-invalid={invalid || undefined}
            aria-describedby={describedBy}
            onBlur={field.onBlur}
            onChange={(event) => field.onChange(numberOf(event.target.value))}
            className={`tabular h-9 w-28 ${inputLook(invalid)}`}
          />
          {unit !== undefined && <span className="text-sm text-ink-2">{unit}</span>}
        </span>
      )}
    </FieldFrame>
  );
}

/** Milliseconds, written in the unit that suits. */
export function DurationInput({ name, label, help }: FieldProps) {
  const say = useSay();
  const { field, fieldState } = useController({ name });
  const value = typeof field.value === "number" ? field.value : Number.NaN;
  const [unit, setUnit] = useState<DurationUnit>(() => unitOf(Number.isNaN(value) ? 0 : value));
  const write = (amount: number, next: DurationUnit) =>
    field.onChange(Number.isNaN(amount) ? amount : Math.round(amount * msOf(next)));
  return (
    <FieldFrame label={label} help={help} error={fieldState.error?.message ?? null}>
      {({ id, describedBy, invalid }) => (
        <span className="flex items-center gap-2">
          <input
            ref={field.ref}
            id={id}
            inputMode="decimal"
            type="number"
            min={0}
            value={shownOf(value / msOf(unit))}
            aria-invalid={invalid || undefined}
            aria-describedby={describedBy}
            onBlur={field.onBlur}
            onChange={(event) => write(numberOf(event.target.value), unit)}
            className={`tabular h-9 w-24 ${inputLook(invalid)}`}
          />
          <PlainSelect
            label={say("admin.unit.of", { name: label })}
            value={unit}
            onChange={(next) => {
              setUnit(next as DurationUnit);
              write(value / msOf(unit), next as DurationUnit);
            }}
            choices={UNITS.map((each) => ({
              value: each.unit,
              label: say(`admin.unit.${each.unit}`),
            }))}
          />
        </span>
      )}
    </FieldFrame>
  );
}
