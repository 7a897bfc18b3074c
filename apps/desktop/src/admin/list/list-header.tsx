import type { ReactNode } from "react";

/** What this page is, in a sentence, and what can be done with all of it. */
export function ListHeader({
  title,
  lead,
  children,
}: {
  title: string;
  lead: string;
  children?: ReactNode;
}) {
  return (
    <header className="flex shrink-0 flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 pb-4 pt-5 wide:px-6">
      <div className="min-w-0 flex-1 basis-80">
        <h1 className="text-xl font-bold tracking-tight">{title}</h1>
        <p className="mt-0.5 max-w-160 text-sm text-ink-2">{lead}</p>
      </div>
      <div className="flex flex-wrap items-center gap-2">{children}</div>
    </header>
  );
}
