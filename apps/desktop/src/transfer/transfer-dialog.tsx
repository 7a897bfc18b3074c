import { Tabs } from "@base-ui/react/tabs";
import type { ContactDocument } from "@maru/protocol";
import { useEffect, useRef, useState } from "react";
import { useDesk, useDocument } from "../hooks/desk-context.tsx";
import { sayText, useSay } from "../hooks/words-context.tsx";
import type { Text } from "../state/notices.ts";
import { Button } from "../ui/button.tsx";
import { DialogFrame } from "../ui/dialog-frame.tsx";
import { AgentTargets } from "./agent-targets.tsx";
import { QueueTargets } from "./queue-targets.tsx";

type TargetTab = "agents" | "queues";
export type Target = { kind: "agent" | "queue"; id: string; name: string };

export function TransferDialog({ interactionId }: { interactionId: string }) {
  const say = useSay();
  const desk = useDesk();
  const contact = useDocument(`contact/${interactionId}`);
  const close = () => desk.view.setState({ dialog: null });
  const over = contact === undefined || contact.stage === "wrap_up";
  useEffect(() => {
    // The contact may end while its agent looks for somebody.
    if (over) desk.view.setState({ dialog: null });
  }, [over, desk]);
  useEffect(() => desk.client.subscribeDirectory(), [desk]);
  const field = useRef<HTMLInputElement>(null);
  return (
    <DialogFrame
      open
      onClose={close}
      title={say("transfer.title")}
      initialFocus={field}
      width="w-[34rem] h-[38rem]"
    >
      {contact !== undefined && <Body contact={contact} field={field} onDone={close} />}
    </DialogFrame>
  );
}

const TAB =
  "h-7 flex-1 rounded-xs text-sm font-medium text-ink-2 data-[active]:bg-surface-1 data-[active]:font-semibold data-[active]:text-ink data-[active]:shadow-raised";

type BodyProps = {
  contact: ContactDocument;
  field: React.RefObject<HTMLInputElement | null>;
  onDone: () => void;
};

function Body({ contact, field, onDone }: BodyProps) {
  const say = useSay();
  const desk = useDesk();
  const [tab, setTab] = useState<TargetTab>("agents");
  const [target, setTarget] = useState<Target | null>(null);
  const [working, setWorking] = useState(false);
  const [refusal, setRefusal] = useState<Text | null>(null);
  const interactionId = contact.id;

  const transfer = async (to: Target | null) => {
    if (to === null || working) return;
    setWorking(true);
    setRefusal(null);
    const refused =
      to.kind === "agent"
        ? await desk.commands.attempt("contact.transferToAgent", { interactionId, agentId: to.id })
        : await desk.commands.attempt("contact.transferToQueue", { interactionId, queueId: to.id });
    setWorking(false);
    setRefusal(refused);
    if (refused !== null) return;
    desk.notices.add({
      id: `transferred-${interactionId}`,
      tone: "success",
      title: { key: "transfer.done", values: { name: to.name } },
    });
    onDone();
  };
  const targets = { contact, field, onTarget: setTarget, onSubmit: transfer };
  return (
    <Tabs.Root
      value={tab}
      onValueChange={(next: TargetTab) => {
        setTab(next);
        setTarget(null);
        setRefusal(null);
        field.current?.focus();
      }}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="px-5">
        <Tabs.List
          aria-label={say("transfer.title")}
          className="flex rounded-sm bg-surface-3 p-0.5"
        >
          <Tabs.Tab value="agents" className={TAB}>
            {say("transfer.agents")}
          </Tabs.Tab>
          <Tabs.Tab value="queues" className={TAB}>
            {say("transfer.queues")}
          </Tabs.Tab>
        </Tabs.List>
      </div>
      <Tabs.Panel value={tab} tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
        {tab === "agents" ? <AgentTargets {...targets} /> : <QueueTargets {...targets} />}
      </Tabs.Panel>
      <p
        role="alert"
        className="mx-5 mb-3 rounded-md bg-rona-soft px-3.5 py-2.5 text-sm text-rona-ink empty:hidden"
      >
        {refusal === null ? "" : sayText(say, refusal)}
      </p>
      <footer className="flex items-center gap-2 border-t border-line px-5 py-3">
        <p className="min-w-0 flex-1 truncate text-xs text-ink-3">{say("transfer.keys")}</p>
        <Button variant="ghost" onClick={onDone}>
          {say("action.cancel")}
        </Button>
        <Button
          variant="primary"
          working={working}
          disabled={target === null}
          onClick={() => void transfer(target)}
        >
          {target === null
            ? say("transfer.submit")
            : say(target.kind === "agent" ? "transfer.toAgent" : "transfer.toQueue", {
                name: target.name,
              })}
        </Button>
      </footer>
    </Tabs.Root>
  );
}
