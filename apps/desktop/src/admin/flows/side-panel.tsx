import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useSay } from "../../hooks/words-context.tsx";
import { BareIconButton } from "../../ui/icon-button.tsx";

/** What is at the right of the canvas; over it where there is no room beside. */
export function SidePanel({
  title,
  onClose,
  onLeave = onClose,
  actions,
  footer,
  children,
}: {
  title: string;
  onClose: () => void;
  /** Escape; left out: it closes. */
  onLeave?: () => void;
  actions?: ReactNode;
  /** Stays in sight below what scrolls. */
  footer?: ReactNode;
  children: ReactNode;
}) {
  const say = useSay();
  return (
    <aside
      data-side-panel
      // What is open over the panel has its own Escape, though React sends it here as well.
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        if (event.nativeEvent.isComposing || !(event.target instanceof Node)) return;
        if (!event.currentTarget.contains(event.target)) return;
        event.preventDefault();
        onLeave();
      }}
      aria-label={title}
      className="flex min-h-0 w-88 shrink-0 flex-col border-l border-line bg-surface-1 max-full:absolute max-full:inset-y-0 max-full:right-0 max-full:z-20 max-full:shadow-floating"
    >
      <header className="flex h-12 shrink-0 items-center gap-1 pl-4 pr-2">
        <h2 className="min-w-0 flex-1 truncate text-base font-semibold">{title}</h2>
        {actions}
        <BareIconButton size="sm" icon={X} label={say("action.close")} onClick={onClose} />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
      {footer}
    </aside>
  );
}
