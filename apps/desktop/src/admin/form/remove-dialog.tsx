import { useQuery } from "@tanstack/react-query";
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

/** deletion asks first, and says what uses the item and so keeps it from being removed. */
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
          <Uses kind={kind} id={id} />
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

const SHOWN = 8;

function Uses({ kind, id }: { kind: Kind; id: string }) {
  const say = useSay();
  const { client } = useDesk();
  const { data } = useQuery({
    queryKey: ["configuration", "uses", kind, id],
    queryFn: () => client.query("configuration.uses", { kind, id }),
    staleTime: 0,
  });
  if (data === undefined) return null;
  const { items, liveContacts, agents } = data;
  if (items.length + liveContacts + agents === 0) return null;
  return (
    <div className="rounded-md bg-idle-soft px-3 py-2 text-idle-ink">
      <p className="font-semibold">{say("admin.remove.usedBy")}</p>
      <ul className="mt-1 list-inside list-disc">
        {items.slice(0, SHOWN).map((use) => (
          <li key={`${use.kind}/${use.id}/${use.field}`}>
            {say("admin.remove.use", { kind: say(`admin.kind.${use.kind}`), name: use.name })}
          </li>
        ))}
        {items.length > SHOWN && (
          <li>{say("admin.remove.more", { count: items.length - SHOWN })}</li>
        )}
        {liveContacts > 0 && <li>{say("admin.remove.liveContacts", { count: liveContacts })}</li>}
        {agents > 0 && <li>{say("admin.remove.agents", { count: agents })}</li>}
      </ul>
    </div>
  );
}
