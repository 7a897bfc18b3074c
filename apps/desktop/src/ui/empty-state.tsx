import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

export function EmptyState({
  icon: Icon,
  title,
  detail,
  children,
}: {
  icon: LucideIcon;
  title: string;
  detail?: string;
  children?: ReactNode;
}) {
  return (
    <div className="flex h-full flex-col items-center justify-center gap-3 p-8 text-center">
      <span className="flex size-12 items-center justify-center rounded-xl bg-surface-2 text-ink-3">
        <Icon aria-hidden className="size-5.5" strokeWidth={1.6} />
      </span>
      <div className="max-w-96 text-balance">
        <p className="text-base font-semibold text-ink">{title}</p>
        {detail !== undefined && <p className="mt-1 text-sm text-ink-3">{detail}</p>}
      </div>
      {children}
    </div>
  );
}
