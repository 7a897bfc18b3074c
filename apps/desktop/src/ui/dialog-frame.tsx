import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { useSay } from "../hooks/words-context.tsx";
import { BareIconButton } from "./icon-button.tsx";

type Props = {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  width?: string;
  /** The title is read but not shown: the content shows what it is. */
  bare?: boolean;
  initialFocus?: RefObject<HTMLElement | null>;
};

export function DialogFrame({
  open,
  onClose,
  title,
  children,
  width = "w-[30rem]",
  bare = false,
  initialFocus,
}: Props) {
  const say = useSay();
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-[ending-style]:opacity-0 data-[starting-style]:opacity-0" />
        <Dialog.Popup
          {...(initialFocus !== undefined && { initialFocus })}
          className={`fixed left-1/2 top-[10dvh] z-40 flex max-h-[80dvh] max-w-[calc(100vw-1.5rem)] -translate-x-1/2 flex-col overflow-hidden rounded-lg bg-surface-1 shadow-floating outline-none transition-[opacity,scale] duration-150 data-[ending-style]:scale-98 data-[ending-style]:opacity-0 data-[starting-style]:scale-98 data-[starting-style]:opacity-0 ${width}`}
        >
          {bare ? (
            <Dialog.Title className="sr-only">{title}</Dialog.Title>
          ) : (
            <header className="flex items-center justify-between gap-4 py-3 pl-5 pr-3">
              <Dialog.Title className="text-lg font-semibold tracking-tight">{title}</Dialog.Title>
              <Dialog.Close render={<BareIconButton icon={X} label={say("action.close")} />} />
            </header>
          )}
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
