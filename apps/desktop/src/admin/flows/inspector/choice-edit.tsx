import { type ReactNode, useId } from "react";
import { useSay } from "../../../hooks/words-context.tsx";
import { FieldFrame } from "../../form/field-frame.tsx";
import { type Choice, PlainSelect } from "../../form/plain-select.tsx";
import type { Reference } from "../references.ts";

type SelectProps = {
  label: string;
  value: string;
  choices: readonly Choice[];
  onChange: (value: string) => void;
  error?: string | null;
  help?: ReactNode;
};

export function SelectEdit({ label, value, choices, onChange, error = null, help }: SelectProps) {
  return (
    <FieldFrame label={label} help={help} error={error}>
      {({ id, describedBy, invalid }) => (
        <PlainSelect
          id={id}
          className="w-full"
          value={value}
          choices={choices}
          onChange={onChange}
          invalid={invalid}
          describedBy={describedBy}
        />
      )}
    </FieldFrame>
  );
}

/** One of the things there are. What is named but gone is shown as gone. */
export function ReferenceEdit({
  from,
  value,
  none,
  ...rest
}: Omit<SelectProps, "choices"> & {
  from: readonly Reference[];
  /** What no choice is called. */
  none: string;
}) {
  const say = useSay();
  const choices = [
    { value: "", label: none },
    ...from.map(({ id, name }) => ({ value: id, label: name })),
    ...(value !== "" && from.every(({ id }) => id !== value)
      ? [{ value, label: say("flows.form.gone", { id: value }) }]
      : []),
  ];
  return <SelectEdit {...rest} value={value} choices={choices} />;
}

export function SwitchEdit({
  label,
  help,
  checked,
  onChange,
}: {
  label: string;
  help?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  const id = useId();
  return (
    <div>
      <label className="flex cursor-pointer items-center gap-3">
        <span className="min-w-0 flex-1 text-sm font-medium text-ink">{label}</span>
        <span className="relative inline-flex">
          <input
            type="checkbox"
            role="switch"
            aria-checked={checked}
            checked={checked}
            aria-describedby={help === undefined ? undefined : `${id}-help`}
            onChange={(event) => onChange(event.target.checked)}
            className="peer absolute inset-0 cursor-pointer opacity-0"
          />
          <span
            aria-hidden
            className={`flex h-4.5 w-8 items-center rounded-full p-0.5 transition-colors peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent ${checked ? "bg-accent" : "bg-line-strong"}`}
          >
            <span
              className={`size-3.5 rounded-full bg-surface-1 transition-transform ${checked ? "translate-x-3.5" : ""}`}
            />
          </span>
        </span>
      </label>
      {help !== undefined && (
        <p id={`${id}-help`} className="mt-1 text-xs text-ink-3">
          {help}
        </p>
      )}
    </div>
  );
}
