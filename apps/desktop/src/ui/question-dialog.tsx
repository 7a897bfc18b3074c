import { AlertDialog } from "@base-ui/react/alert-dialog";
import { type ReactNode, useRef } from "react";
import { Button } from "./button.tsx";

type Props = {
  title: string;
  body: ReactNode;
  confirm: string;
  cancel: string;
  working?: boolean;
  onConfirm: () => void;
  onCancel: () => void;
};

/** Before something that cannot be taken back. Enter does not do it: the focus is on the way out. */
export function QuestionDialog({
  title,
  body,
  confirm,
  cancel,
  working = false,
  onConfirm,
  onCancel,
}: Props) {
  const way = useRef<HTMLButtonElement>(null);
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && onCancel()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-[starting-style]:opacity-0" />
        <AlertDialog.Popup
          initialFocus={way}
          className="fixed left-1/2 top-[18dvh] z-40 w-[28rem] max-w-[calc(100vw-1.5rem)] -translate-x-1/2 rounded-lg bg-surface-1 p-5 shadow-floating outline-none transition-[opacity,scale] duration-150 data-[starting-style]:scale-98 data-[starting-style]:opacity-0"
        >
          <AlertDialog.Title className="text-lg font-semibold tracking-tight">
            {title}
          </AlertDialog.Title>
          <AlertDialog.Description
            render={<div />}
            className="mt-1.5 flex flex-col gap-3 text-sm text-ink-2"
          >
            {body}
          </AlertDialog.Description>
          <div className="mt-5 flex justify-end gap-2">
            <Button ref={way} variant="ghost" onClick={onCancel}>
              {cancel}
            </Button>
            <Button variant="danger" working={working} onClick={onConfirm}>
              {confirm}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
