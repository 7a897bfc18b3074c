import { type ReactNode, useId } from "react";

/** Fields that belong together, under a heading of their own. */
export function FormPart({
  title,
  note = null,
  children,
}: {
  title: string;
  /** What is wrong with the part as a whole. */
  note?: string | null;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3 border-t border-line pt-4">
      <h3 id={id} className="text-sm font-semibold text-ink">
        {title}
      </h3>
      {note !== null && <p className="-mt-2 text-xs text-rona-ink">{note}</p>}
      {children}
    </section>
  );
}
