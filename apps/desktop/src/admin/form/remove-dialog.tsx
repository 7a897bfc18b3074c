import { useState } from "react";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useSay } from "../../hooks/words-context.tsx";
import { failureKey } from "../../state/failure.ts";
import { QuestionDialog } from "../../ui/question-dialog.tsx";
import { type Kind, useRefresh } from "../items/items.ts";

type Props = {
  kind: Kind;
  id: string;
  name: string;
  onClose: () => void;
  onRemoved: () => void;
};

/** deletion asks first. What is still used is not removed, and the dialog says so. */
export function RemoveDialog({ kind, id, name, onClose, onRemoved }: Props) {
  const say = useSay();
  const { client, notices } = useDesk();
  const refresh = useRefresh();
  const [working, setWorking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const remove = async () => {
    setWorking(true);
    setRefusal(null);
    try {
      await client.command("configuration.remove", { kind, id });
    } catch (error) {
      setRefusal(say(failureKey(error)));
      setWorking(false);
      return;
    }
    await refresh(kind);
    notices.add({ id: "admin.removed", tone: "success", title: { key: "admin.remove.done" } });
    onRemoved();
  };
  return (
    <QuestionDialog
      title={say("admin.remove.title", { name })}
      body={
        <>
          <p>{say("admin.remove.body")}</p>
          <p role="alert" className="rounded-md bg-rona-soft px-3 py-2 text-rona-ink empty:hidden">
            {refusal ?? ""}
          </p>
        </>
      }
      confirm={say("admin.form.delete")}
      cancel={say("action.cancel")}
      working={working}
      onCancel={onClose}
      onConfirm={() => void remove()}
    />
  );
}
