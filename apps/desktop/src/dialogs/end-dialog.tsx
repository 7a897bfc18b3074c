import { AlertDialog } from "@base-ui/react/alert-dialog";
import { useRef } from "react";
import { useDesk, useDocument } from "../hooks/desk-context.tsx";
import { useSay } from "../hooks/words-context.tsx";
import { isCall } from "../state/current-call.ts";
import { Button } from "../ui/button.tsx";
import { Keys } from "../ui/kbd.tsx";

/** One key begins it, so one more must confirm it: a conversation once ended is ended for the customer too. */
export function EndDialog({ interactionId }: { interactionId: string }) {
  const say = useSay();
  const desk = useDesk();
  const contact = useDocument(`contact/${interactionId}`);
  const call = isCall(contact);
  const confirm = useRef<HTMLButtonElement>(null);
  const close = () => desk.view.setState({ dialog: null });
  const end = () => {
    close();
    void desk.commands.run("command.end", "contact.end", { interactionId });
  };
  return (
    <AlertDialog.Root open={contact !== undefined} onOpenChange={(open) => !open && close()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-[ending-style]:opacity-0 data-[starting-style]:opacity-0" />
        <AlertDialog.Popup
          initialFocus={confirm}
          className="fixed left-1/2 top-[18dvh] z-40 w-[26rem] max-w-[calc(100vw-1.5rem)] -translate-x-1/2 rounded-lg bg-surface-1 p-5 shadow-floating outline-none transition-[opacity,scale] duration-150 data-[ending-style]:scale-98 data-[ending-style]:opacity-0 data-[starting-style]:scale-98 data-[starting-style]:opacity-0"
        >
          <AlertDialog.Title className="text-lg font-semibold tracking-tight">
            {say(call ? "end.callTitle" : "end.title")}
          </AlertDialog.Title>
          <AlertDialog.Description className="mt-1.5 text-sm text-ink-2">
            {say(call ? "end.callBody" : "end.body", { name: contact?.customer.name ?? "" })}
          </AlertDialog.Description>
          <div className="mt-5 flex justify-end gap-2">
            <Button variant="ghost" onClick={close} trailing={<Keys keys="Escape" />}>
              {say("action.cancel")}
            </Button>
            <Button
              ref={confirm}
              variant="danger"
              onClick={end}
              trailing={<Keys keys="Enter" tone="onSolid" />}
            >
              {say(call ? "phone.end" : "action.end")}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
