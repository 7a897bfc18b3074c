import type { ContactDocument } from "@maru/protocol";
import { Check, Mail, MessageSquare, Phone, Share2 } from "lucide-react";
import { memo, useRef } from "react";
import { useStore } from "zustand";
import { useDesk, useDocument } from "../hooks/desk-context.tsx";
import { useCustomerTitle } from "../hooks/use-customer-title.ts";
import { useSay } from "../hooks/words-context.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { Count } from "../ui/badges.tsx";
import { Timer } from "../ui/timer.tsx";
import { TONES } from "../ui/tones.ts";
import type { Say } from "../words.ts";
import { shownStage } from "./shown-stage.ts";

export const CARD_HEIGHT = 84;

export const CHANNEL_ICON = { chat: MessageSquare, voice: Phone, email: Mail, social: Share2 };

type Props = { id: string; over: boolean; selected: boolean };

/** Draws again only when its own contact changes. */
export const ContactCard = memo(function ContactCard({ id, over, selected }: Props) {
  const say = useSay();
  const desk = useDesk();
  const current = useDocument(`contact/${id}`);
  // A contact that is over has no document any more; its place shows what was there.
  const last = useRef(current);
  if (current !== undefined) last.current = current;
  const contact = last.current;
  if (contact === undefined) return null;
  return (
    <button
      type="button"
      aria-current={selected ? "true" : undefined}
      aria-disabled={over || undefined}
      onClick={() => !over && desk.select(id)}
      className={`inset-focus group relative flex h-20 w-full gap-2.5 overflow-hidden rounded-md px-2.5 py-2 text-left transition-colors duration-75 ${selected ? "bg-surface-1 shadow-raised ring-1 ring-line" : "hover:bg-surface-3"} ${over ? "opacity-60" : ""}`}
    >
      <span
        aria-hidden
        className={`absolute inset-y-2 left-0 w-[3px] rounded-r-full ${TONES[shownStage(contact).tone].solid}`}
      />
      <Face contact={contact} />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex items-baseline gap-2">
          <Title contact={contact} />
          {over ? null : (
            <Timer since={contact.stageSince} className="text-xs font-medium text-ink-3" />
          )}
        </span>
        <StageLine contact={contact} over={over} say={say} />
        <span className="mt-0.5 flex items-center gap-2">
          <span className="min-w-0 flex-1 truncate text-xs text-ink-2">
            <Preview contact={contact} say={say} />
          </span>
          {over ? null : <Unread id={id} />}
        </span>
      </span>
    </button>
  );
});

function Title({ contact }: { contact: ContactDocument }) {
  const { title } = useCustomerTitle(contact);
  return <span className="min-w-0 flex-1 truncate text-sm font-semibold text-ink">{title}</span>;
}

function Face({ contact }: { contact: ContactDocument }) {
  const Icon = CHANNEL_ICON[contact.channel];
  return (
    <span className="relative mt-0.5 h-fit">
      <Avatar name={contact.customer.name} />
      <span className="absolute -bottom-1 -right-1 flex size-4.5 items-center justify-center rounded-full bg-surface-1 text-ink-2 ring-1 ring-line">
        <Icon aria-hidden className="size-2.5" strokeWidth={2.4} />
      </span>
    </span>
  );
}

function StageLine({ contact, over, say }: { contact: ContactDocument; over: boolean; say: Say }) {
  const shown = shownStage(contact);
  const stage = over
    ? say("contacts.over")
    : shown.stage === "connected"
      ? null
      : say(`stage.${shown.stage}`);
  return (
    <span className="flex min-w-0 items-center gap-1.5 text-xs text-ink-3">
      {/* First, so that it does not move when a stage comes beside it. */}
      <span className="truncate">{contact.queue.name}</span>
      {stage !== null && <span aria-hidden>·</span>}
      {stage !== null && (
        <span className={`shrink-0 font-semibold ${over ? "text-ink-3" : TONES[shown.tone].ink}`}>
          {over && <Check aria-hidden className="mr-0.5 inline size-3" />}
          {stage}
        </span>
      )}
    </span>
  );
}

/** What the card says of it: the last message, or of a call the number of a customer whose name stands above (V-03). */
export function Preview({ contact, say }: { contact: ContactDocument; say: Say }) {
  const message = contact.lastMessage;
  const desk = useDesk();
  const { number } = useCustomerTitle(contact);
  if (contact.call !== null) return <span className="tabular">{number}</span>;
  if (message === null) return <span className="text-ink-3">{say("contacts.noMessage")}</span>;
  if (message.from === "customer") return message.text;
  const name =
    message.from === desk.session.agentId
      ? say("contacts.you")
      : contact.parties.find(({ id }) => id === message.from)?.name;
  return name === undefined ? message.text : say("contacts.preview", { name, text: message.text });
}

function Unread({ id }: { id: string }) {
  const say = useSay();
  const count = useStore(useDesk().unread, (all) => all[id] ?? 0);
  if (count === 0) return null;
  return (
    <span>
      <span aria-hidden>
        <Count tone="loud">{count}</Count>
      </span>
      <span className="sr-only">{say("contacts.unread", { count })}</span>
    </span>
  );
}
