import { inputLook } from "../form/field-frame.tsx";

type Props = {
  label: string;
  value: string;
  invalid?: boolean;
  describedBy?: string | undefined;
  min?: string;
  onChange: (value: string) => void;
};

/** A day of the calendar; empty while none is chosen. */
export function DateField({ label, value, invalid = false, describedBy, min, onChange }: Props) {
  return (
    <input
      type="date"
      aria-label={label}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      value={value}
      min={min ?? "2000-01-01"}
      max="2099-12-31"
      onChange={(event) => onChange(event.target.value)}
      className={`tabular h-9 w-38 ${inputLook(invalid)}`}
    />
  );
}
