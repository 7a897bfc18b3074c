import { type HTMLInputAutoCompleteAttribute, type ReactNode, type Ref, useId } from "react";

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: "text" | "email" | "password";
  autoComplete?: HTMLInputAutoCompleteAttribute;
  hint?: string;
  error?: string | null;
  trailing?: ReactNode;
  field?: Ref<HTMLInputElement>;
  large?: boolean;
};

export function TextField({
  label,
  value,
  onChange,
  type = "text",
  autoComplete,
  hint,
  error = null,
  trailing,
  field,
  large = false,
}: Props) {
  const id = useId();
  const described = error !== null ? `${id}-error` : hint === undefined ? undefined : `${id}-hint`;
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium text-ink-2">
        {label}
      </label>
      <div
        className={`flex items-center rounded-md bg-surface-1 pr-1 transition-shadow focus-within:shadow-[inset_0_0_0_2px_var(--accent)] ${large ? "h-11" : "h-9"} ${error === null ? "shadow-[inset_0_0_0_1px_var(--line-strong)]" : "shadow-[inset_0_0_0_1px_var(--rona)]"}`}
      >
        <input
          ref={field}
          id={id}
          type={type}
          value={value}
          autoComplete={autoComplete}
          aria-invalid={error !== null || undefined}
          aria-describedby={described}
          onChange={(event) => onChange(event.target.value)}
          className="h-full min-w-0 flex-1 rounded-md bg-transparent px-3 text-base focus:outline-none"
        />
        {trailing}
      </div>
      {error !== null ? (
        <p id={`${id}-error`} className="mt-1.5 text-xs text-rona-ink">
          {error}
        </p>
      ) : (
        hint !== undefined && (
          <p id={`${id}-hint`} className="mt-1.5 text-xs text-ink-3">
            {hint}
          </p>
        )
      )}
    </div>
  );
}
