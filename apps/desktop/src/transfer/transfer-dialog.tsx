import { Tabs } from "@base-ui/react/tabs";
import type { ContactDocument } from "@maru/protocol";
import { useEffect, useRef, useState } from "react";
import { tellConsultOver } from "../alerts/consult-notice.ts";
import { useDesk, useDocument } from "../hooks/desk-context.tsx";
import { sayText, useSay } from "../hooks/words-context.tsx";
import type { Desk } from "../state/desk.ts";
import type { Text } from "../state/notices.ts";
import { purposeOf, type TargetPurpose } from "../state/transfer-targets.ts";
import { Button } from "../ui/button.tsx";
import { DialogFrame } from "../ui/dialog-frame.tsx";
import type { MessageKey, Say } from "../words.ts";
import { AgentTargets } from "./agent-targets.tsx";
import { NumberTargets } from "./number-targets.tsx";
import { QueueTargets } from "./queue-targets.tsx";

type TargetTab = "agents" | "queues" | "numbers";
/** A number is its own id. */
export type Target = { kind: "agent" | "queue" | "number"; id: string; name: string };
type Purpose = "transfer" | "consult";

/** [전환 요청] (V-43 to V-45, C-41, C-42), and for calls the request of a consult (V-50). */
export function TransferDialog({
  interactionId,
  purpose,
}: {
  interactionId: string;
  purpose: Purpose;
}) {
  const say = useSay();
  const desk = useDesk();
  const contact = useDocument(`contact/${interactionId}`);
  const close = () => desk.view.setState({ dialog: null });
  const over = contact === undefined || !contact.controls[purpose].visible;
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
      title={say(purpose === "consult" ? "transfer.consultTitle" : "transfer.title")}
      initialFocus={field}
      width="w-[34rem] h-[38rem]"
    >
      {contact !== undefined && (
        <Body contact={contact} purpose={purpose} field={field} onDone={close} />
      )}
    </DialogFrame>
  );
}

const TAB =
  "h-7 flex-1 rounded-xs text-sm font-medium text-ink-2 data-[active]:bg-surface-1 data-[active]:font-semibold data-[active]:text-ink data-[active]:shadow-raised";

type BodyProps = {
  contact: ContactDocument;
  purpose: Purpose;
  field: React.RefObject<HTMLInputElement | null>;
  onDone: () => void;
};

function Body({ contact, purpose, field, onDone }: BodyProps) {
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
    const refused = await ask(desk, interactionId, purpose, to);
    setWorking(false);
    setRefusal(refused);
    if (refused !== null) return;
    onDone();
    if (purpose === "consult") {
      // The phone widget shows a consult; one that was over before its request was answered it cannot show.
      if (desk.contact(interactionId)?.call?.consult === null)
        void tellConsultOver(desk, interactionId, { ...to, type: to.kind }, false);
      return;
    }
    desk.notices.add({
      id: `transferred-${interactionId}`,
      tone: "success",
      title: { key: "transfer.done", values: { name: to.name } },
    });
  };
  const call = contact.channel === "voice";
  const targets = {
    contact,
    purpose: purposeOf(contact.channel, purpose),
    field,
    onTarget: setTarget,
    onSubmit: transfer,
  };
  const tabs: TargetTab[] = call ? ["agents", "queues", "numbers"] : ["agents", "queues"];
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
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one} className={TAB}>
              {say(`transfer.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </div>
      <Tabs.Panel value={tab} tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
        {tab === "agents" && <AgentTargets {...targets} />}
        {tab === "queues" && <QueueTargets {...targets} />}
        {tab === "numbers" && <NumberTargets {...targets} />}
      </Tabs.Panel>
      <p
        role="alert"
        className="mx-5 mb-3 rounded-md bg-rona-soft px-3.5 py-2.5 text-sm text-rona-ink empty:hidden"
      >
        {refusal === null ? "" : sayText(say, refusal)}
      </p>
      <footer className="flex items-center gap-2 border-t border-line px-5 py-3">
        <p className="min-w-0 flex-1 truncate text-xs text-ink-3">
          {say(call ? "transfer.numberKeys" : "transfer.keys")}
        </p>
        <Button variant="ghost" onClick={onDone}>
          {say("action.cancel")}
        </Button>
        <Button
          variant="primary"
          working={working}
          disabled={target === null}
          onClick={() => void transfer(target)}
        >
          {submitWords(say, targets.purpose, target)}
        </Button>
      </footer>
    </Tabs.Root>
  );
}

const WORDS = {
  chat: { none: "transfer.submit", agent: "transfer.toAgent", queue: "transfer.toQueue" },
  transfer: {
    none: "transfer.callSubmit",
    agent: "transfer.callToAgent",
    queue: "transfer.callToQueue",
    number: "transfer.callToNumber",
  },
  consult: {
    none: "transfer.consultSubmit",
    agent: "transfer.consultAgent",
    queue: "transfer.consultQueue",
    number: "transfer.consultNumber",
  },
} as const;

function submitWords(say: Say, purpose: TargetPurpose, target: Target | null): string {
  const words: Partial<Record<Target["kind"] | "none", MessageKey>> = WORDS[purpose];
  const key = words[target?.kind ?? "none"] ?? WORDS[purpose].none;
  return say(key, { name: target?.name ?? "" });
}

function ask(
  { commands }: Desk,
  interactionId: string,
  purpose: Purpose,
  { kind, id }: Target,
): Promise<Text | null> {
  if (purpose === "consult")
    return commands.attempt("call.consult", {
      interactionId,
      target:
        kind === "agent"
          ? { type: kind, agentId: id }
          : kind === "queue"
            ? { type: kind, queueId: id }
            : { type: kind, number: id },
    });
  if (kind === "agent")
    return commands.attempt("contact.transferToAgent", { interactionId, agentId: id });
  if (kind === "queue")
    return commands.attempt("contact.transferToQueue", { interactionId, queueId: id });
  return commands.attempt("contact.transferToNumber", { interactionId, number: id });
}
