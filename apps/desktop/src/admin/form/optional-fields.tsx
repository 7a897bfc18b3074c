import { type ReactNode, useId } from "react";
import { useController } from "react-hook-form";
import { DurationInput } from "./number-fields.tsx";
import { PickManyInput } from "./pick-fields.tsx";
import type { Choice } from "./plain-select.tsx";
import type { FieldProps } from "./text-fields.tsx";

type Words = {
  /** What it means when nothing of its own is set: null. */
  asUsual: string;
  own: string;
};

/** Of many: all of them (null), or those that are chosen. */
export function OptionalPickMany({
  choices,
  ...props
}: FieldProps & Words & { choices: readonly Choice[] }) {
  return (
    <OptionalFrame {...props} begin={[]}>
      <PickManyInput name={props.name} label={props.own} choices={choices} />
    </OptionalFrame>
  );
}

/** As somebody else says (null), or a time of its own. */
export function OptionalDuration({ begin, ...props }: FieldProps & Words & { begin: number }) {
  return (
    <OptionalFrame {...props} begin={begin}>
      <DurationInput name={props.name} label={props.own} />
    </OptionalFrame>
  );
}

/** A choice between null and a value, and the field of the value. */
function OptionalFrame({
  name,
  label,
  help,
  asUsual,
  own,
  begin,
  children,
}: FieldProps & Words & { begin: unknown; children: ReactNode }) {
  const id = useId();
  const { field } = useController({ name });
  const isOwn = field.value !== null && field.value !== undefined;
  const option = (text: string, on: boolean, value: unknown) => (
    <label className="flex cursor-pointer items-center gap-2 text-sm">
      <input
        type="radio"
        name={id}
        checked={on}
        onChange={() => field.onChange(value)}
        className="size-4"
      />
      {text}
    </label>
  );
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium text-ink">{label}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1.5">
        {option(asUsual, !isOwn, null)}
        {option(own, isOwn, begin)}
      </div>
      {help !== undefined && <p className="mt-1.5 text-xs text-ink-3">{help}</p>}
      {isOwn && <div className="mt-3">{children}</div>}
    </fieldset>
  );
}
