import { type ReactNode, useId } from "react";

export type FieldIds = { id: string; describedBy: string | undefined; invalid: boolean };

type Props = {
  label: string;
  /** A sentence for who meets this for the first time. */
  help?: ReactNode;
  error: string | null;
  children: (ids: FieldIds) => ReactNode;
};

/** Label above, control, then what is wrong or else what it means. */
export function FieldFrame({ label, help, error, children }: Props) {
  const id = useId();
  const described = error !== null ? `${id}-error` : help === undefined ? undefined : `${id}-help`;
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium text-ink">
        {label}
      </label>
      {children({ id, describedBy: described, invalid: error !== null })}
      <FieldNote id={id} help={help} error={error} />
    </div>
  );
}

export function FieldNote({
  id,
  help,
  error,
}: {
  id: string;
  help: ReactNode;
  error: string | null;
}) {
  if (error !== null)
    return (
      <p id={`${id}-error`} className="mt-1.5 text-xs text-rona-ink">
        {error}
      </p>
    );
  if (help === undefined) return null;
  return (
    <p id={`${id}-help`} className="mt-1.5 max-w-120 text-xs text-ink-3">
      {help}
    </p>
  );
}

/** The look of everything one writes into. */
export const inputLook = (invalid: boolean): string =>
  `min-w-0 rounded-md bg-surface-1 px-3 text-sm text-ink placeholder:text-ink-3 focus:outline-none focus:shadow-[inset_0_0_0_2px_var(--accent)] disabled:bg-surface-2 disabled:text-ink-2 ${invalid ? "shadow-[inset_0_0_0_1px_var(--rona)]" : "shadow-[inset_0_0_0_1px_var(--line-strong)]"}`;
