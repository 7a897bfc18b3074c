import { ChevronDown } from "lucide-react";
import type { Ref } from "react";

export type Choice = { value: string; label: string };

type Props = {
  id?: string;
  /** Read aloud; where a visible label names it (`id`), left out. */
  label?: string;
  value: string;
  choices: readonly Choice[];
  onChange: (value: string) => void;
  onBlur?: () => void;
  disabled?: boolean;
  invalid?: boolean;
  describedBy?: string | undefined;
  field?: Ref<HTMLSelectElement>;
  className?: string;
};

/** The browser's own select with our looks: for few choices. Many are picked from a list with a search. */
export function PlainSelect({
  id,
  label,
  value,
  choices,
  onChange,
  onBlur,
  disabled = false,
  invalid = false,
  describedBy,
  field,
  className = "",
}: Props) {
  return (
    <span className={`relative inline-flex min-w-0 max-w-full ${className}`}>
      <select
        ref={field}
        id={id}
        aria-label={label}
        value={value}
        disabled={disabled}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        onBlur={onBlur}
        onChange={(event) => onChange(event.target.value)}
        className={`h-9 w-full appearance-none truncate rounded-md bg-surface-1 pl-3 pr-9 text-sm text-ink focus:outline-none focus:shadow-[inset_0_0_0_2px_var(--accent)] disabled:bg-surface-2 disabled:text-ink-2 ${invalid ? "shadow-[inset_0_0_0_1px_var(--rona)]" : "shadow-[inset_0_0_0_1px_var(--line-strong)]"}`}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} className="bg-surface-1 text-ink">
            {choice.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute right-2.5 top-2.5 size-4 text-ink-3"
      />
    </span>
  );
}
