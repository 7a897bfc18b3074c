import { useState } from "react";
import { useSay } from "../../../hooks/words-context.tsx";
import { msOf, UNITS, unitOf } from "../../form/duration-unit.ts";
import { FieldFrame, inputLook } from "../../form/field-frame.tsx";
import { PlainSelect } from "../../form/plain-select.tsx";

type Props = {
  label: string;
  value: number;
  onChange: (value: number) => void;
  error?: string | null;
  help?: string;
  min: number;
  max: number;
  unit?: string;
};

/** A whole number. What is no number yet stays in the field and nowhere else. */
export function NumberEdit({ label, error = null, help, unit, ...field }: Props) {
  return (
    <FieldFrame label={label} help={help} error={error}>
      {(ids) => (
        <span className="flex items-center gap-2">
          <NumberControl {...field} {...ids} />
          {unit !== undefined && <span className="shrink-0 text-sm text-ink-2">{unit}</span>}
        </span>
      )}
    </FieldFrame>
  );
}

function NumberControl({
  id,
  describedBy,
  invalid,
  value,
  onChange,
  min,
  max,
}: Pick<Props, "value" | "onChange" | "min" | "max"> & {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
}) {
  const [text, setText] = useState<string | null>(null);
  return (
    <input
      id={id}
      type="number"
      inputMode="numeric"
      min={min}
      max={max}
      value={text ?? String(value)}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      onChange={(event) => {
        setText(event.target.value);
        const number = event.target.valueAsNumber;
        if (Number.isInteger(number) && number >= min && number <= max) onChange(number);
      }}
      onBlur={() => setText(null)}
      className={`${inputLook(invalid)} tabular h-9 w-full`}
    />
  );
}

type DurationProps = Omit<Props, "unit" | "min" | "max"> & { minMs: number; maxMs: number };

/** A time in the unit that suits it; kept in milliseconds. */
export function DurationEdit({
  label,
  value,
  onChange,
  error = null,
  help,
  minMs,
  maxMs,
}: DurationProps) {
  const say = useSay();
  const [unit, setUnit] = useState(unitOf(value));
  const ms = msOf(unit);
  return (
    <FieldFrame label={label} help={help} error={error}>
      {(ids) => (
        <span className="flex gap-2">
          <NumberControl
            {...ids}
            value={Math.round(value / ms)}
            min={Math.ceil(minMs / ms)}
            max={Math.floor(maxMs / ms)}
            onChange={(number) => onChange(number * ms)}
          />
          <PlainSelect
            className="w-24 shrink-0"
            label={say("admin.unit.of", { name: label })}
            value={unit}
            choices={UNITS.map((each) => ({
              value: each.unit,
              label: say(`admin.unit.${each.unit}`),
            }))}
            onChange={(next) => {
              const chosen = UNITS.find((each) => each.unit === next);
              if (chosen === undefined) return;
              setUnit(chosen.unit);
              const rounded = Math.round(value / chosen.ms) * chosen.ms;
              onChange(
                Math.min(maxMs, Math.max(Math.ceil(minMs / chosen.ms) * chosen.ms, rounded)),
              );
            }}
          />
        </span>
      )}
    </FieldFrame>
  );
}
