import { useState } from "react";
import { inputLook } from "../form/field-frame.tsx";
import { readTime } from "./day-hours.ts";

type Props = {
  label: string;
  value: string;
  ends: boolean;
  invalid: boolean;
  /** As tall as the fields of a form, and not as those of a row. */
  tall?: boolean;
  describedBy?: string | undefined;
  onChange: (value: string) => void;
};

/** A time as people write it; what can be read is put straight when they leave it, the rest stays to be mended. */
export function TimeField({
  label,
  value,
  ends,
  invalid,
  tall = false,
  describedBy,
  onChange,
}: Props) {
  const [written, setWritten] = useState<string | null>(null);
  const leave = () => {
    if (written === null) return;
    setWritten(null);
    const time = readTime(written, ends) ?? written.trim();
    if (time !== value) onChange(time);
  };
  return (
    <input
      aria-label={label}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      inputMode="numeric"
      autoComplete="off"
      maxLength={12}
      value={written ?? value}
      onChange={(event) => setWritten(event.target.value)}
      onBlur={leave}
      onKeyDown={(event) => event.key === "Enter" && leave()}
      className={`tabular w-17 text-center ${tall ? "h-9" : "h-8"} ${inputLook(invalid)}`}
    />
  );
}
