import { AlertDialog } from "@base-ui/react/alert-dialog";
import { useRef } from "react";
import { useDesk, useDocument } from "../hooks/desk-context.tsx";
import { useSay } from "../hooks/words-context.tsx";
import { Button } from "../ui/button.tsx";

const STEPS = ["abusive.step1", "abusive.step2", "abusive.step3"] as const;

/** [강성종료] (K-44): it says what will happen, and the safe answer has the focus. */
export function AbusiveDialog({ interactionId }: { interactionId: string }) {
  const say = useSay();
  const desk = useDesk();
  const contact = useDocument(`contact/${interactionId}`);
  const cancel = useRef<HTMLButtonElement>(null);
  const close = () => desk.view.setState({ dialog: null });
  const end = () => {
    close();
    void desk.commands.run("command.endAbusive", "call.endAbusive", { interactionId });
  };
  const open = contact?.controls.endAbusive.visible ?? false;
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !next && close()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-[ending-style]:opacity-0 data-[starting-style]:opacity-0" />
        <AlertDialog.Popup
          initialFocus={cancel}
          className="fixed left-1/2 top-[14dvh] z-40 w-[28rem] max-w-[calc(100vw-1.5rem)] -translate-x-1/2 rounded-lg bg-surface-1 p-5 shadow-floating outline-none transition-[opacity,scale] duration-150 data-[ending-style]:scale-98 data-[ending-style]:opacity-0 data-[starting-style]:scale-98 data-[starting-style]:opacity-0"
        >
          <AlertDialog.Title className="text-lg font-semibold tracking-tight">
            {say("abusive.title")}
          </AlertDialog.Title>
          <AlertDialog.Description className="mt-1.5 text-sm text-ink-2">
            {say("abusive.lead")}
          </AlertDialog.Description>
          <ol className="mt-3 flex flex-col gap-2 rounded-md bg-surface-2 px-3.5 py-3 text-sm">
            {STEPS.map((step, index) => (
              <li key={step} className="flex gap-2.5">
                <span aria-hidden className="tabular font-semibold text-ink-3">
                  {index + 1}
                </span>
                {say(step)}
              </li>
            ))}
          </ol>
          <div className="mt-5 flex justify-end gap-2">
            <Button ref={cancel} onClick={close}>
              {say("action.cancel")}
            </Button>
            <Button variant="danger" onClick={end}>
              {say("abusive.confirm")}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
