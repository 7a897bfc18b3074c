import { type ReactNode, useId } from "react";

/** A part of a form: what it is about at the left, its fields at the right. */
export function FormSection({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-8 gap-y-4 border-b border-line py-6 first:pt-2 last:border-0 full:grid-cols-[13rem_minmax(0,1fr)]"
    >
      <div>
        <h2 id={id} className="text-base font-semibold">
          {title}
        </h2>
        {lead !== undefined && <p className="mt-1 text-xs text-ink-3">{lead}</p>}
      </div>
      <div className="flex min-w-0 max-w-160 flex-col gap-5">{children}</div>
    </section>
  );
}

/** Short fields side by side where there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className="grid gap-5 narrow:grid-cols-2">{children}</div>;
}
