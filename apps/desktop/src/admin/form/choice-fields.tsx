import { useId } from "react";
import { useController } from "react-hook-form";
import { FieldFrame, FieldNote } from "./field-frame.tsx";
import { type Choice, PlainSelect } from "./plain-select.tsx";
import type { FieldProps } from "./text-fields.tsx";

export function SelectInput({
  name,
  label,
  help,
  choices,
  disabled = false,
}: FieldProps & { choices: readonly Choice[]; disabled?: boolean }) {
  const { field, fieldState } = useController({ name });
  return (
    <FieldFrame label={label} help={help} error={fieldState.error?.message ?? null}>
      {({ id, describedBy, invalid }) => (
        <PlainSelect
          field={field.ref}
          id={id}
          value={String(field.value ?? "")}
          choices={choices}
          disabled={disabled}
          invalid={invalid}
          describedBy={describedBy}
          onBlur={field.onBlur}
          onChange={field.onChange}
          className="w-full"
        />
      )}
    </FieldFrame>
  );
}

/** Few choices that need a word each: all in sight. */
export function RadioInput({
  name,
  label,
  help,
  choices,
  disabled = false,
}: FieldProps & {
  choices: readonly (Choice & { help?: string })[];
  disabled?: boolean;
}) {
  const id = useId();
  const { field, fieldState } = useController({ name });
  const error = fieldState.error?.message ?? null;
  // What cannot be chosen any more need not be read either.
  const shown = disabled ? choices.filter(({ value }) => value === field.value) : choices;
  return (
    <fieldset
      disabled={disabled}
      aria-describedby={error !== null ? `${id}-error` : help && `${id}-help`}
    >
      <legend className="mb-1.5 text-sm font-medium text-ink">{label}</legend>
      <div className="flex flex-col overflow-hidden rounded-md bg-surface-1 ring-1 ring-line-strong">
        {shown.map((choice, place) => (
          <label
            key={choice.value}
            className="flex cursor-pointer items-start gap-3 border-b border-line px-3 py-2.5 last:border-0 hover:bg-surface-2 has-[:checked]:bg-accent-soft has-[:disabled]:cursor-default has-[:disabled]:hover:bg-surface-1"
          >
            <input
              ref={place === 0 ? field.ref : undefined}
              type="radio"
              name={`${id}-choice`}
              value={choice.value}
              checked={field.value === choice.value}
              onChange={() => field.onChange(choice.value)}
              onBlur={field.onBlur}
              className="mt-0.5 size-4 shrink-0"
            />
            <span className="min-w-0">
              <span className="block text-sm font-medium text-ink">{choice.label}</span>
              {choice.help !== undefined && (
                <span className="block text-xs text-ink-2">{choice.help}</span>
              )}
            </span>
          </label>
        ))}
      </div>
      <FieldNote id={id} help={help} error={error} />
    </fieldset>
  );
}

export function SwitchInput({ name, label, help }: FieldProps) {
  const id = useId();
  const { field, fieldState } = useController({ name });
  const error = fieldState.error?.message ?? null;
  const on = field.value === true;
  return (
    <div>
      <label className="flex cursor-pointer items-start gap-3">
        <span className="relative mt-0.5 inline-flex">
          <input
            ref={field.ref}
            type="checkbox"
            role="switch"
            checked={on}
            aria-checked={on}
            aria-describedby={help === undefined ? undefined : `${id}-help`}
            onBlur={field.onBlur}
            onChange={(event) => field.onChange(event.target.checked)}
            className="peer absolute inset-0 z-10 cursor-pointer opacity-0"
          />
          <span
            aria-hidden
            className={`flex h-4.5 w-8 items-center rounded-full p-0.5 transition-colors peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent ${on ? "bg-accent" : "bg-line-strong"}`}
          >
            <span
              className={`size-3.5 rounded-full bg-surface-1 transition-transform ${on ? "translate-x-3.5" : ""}`}
            />
          </span>
        </span>
        <span className="text-sm font-medium text-ink">{label}</span>
      </label>
      <div className="pl-11">
        <FieldNote id={id} help={help} error={error} />
      </div>
    </div>
  );
}
