import type { ContactDocument } from "@maru/protocol";
import {
  ArrowLeft,
  ArrowLeftRight,
  Check,
  Hourglass,
  MessageSquareOff,
  MessagesSquare,
  PanelRight,
  Phone,
  PhoneOff,
  X,
} from "lucide-react";
import type { StoreApi } from "zustand/vanilla";
import { shownStage } from "../contacts/shown-stage.ts";
import { PANEL_COLUMN } from "../customer/customer-panel.tsx";
import { useDesk, useDocument, useSelectedId } from "../hooks/desk-context.tsx";
import { useCustomerTitle } from "../hooks/use-customer-title.ts";
import { usePreferences, usePreferencesStore, useSay } from "../hooks/words-context.tsx";
import { accept, decline, requestEnd } from "../state/actions.ts";
import { isCall } from "../state/current-call.ts";
import type { CustomerTitle } from "../state/customer-title.ts";
import type { Desk } from "../state/desk.ts";
import { awaitsConfirmation } from "../state/offers.ts";
import type { Preferences } from "../state/preferences.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Badge } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { ControlButton } from "../ui/control-button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Keys } from "../ui/kbd.tsx";
import { CountdownRing, Timer } from "../ui/timer.tsx";
import type { MessageKey, Say } from "../words.ts";
import { CallPane } from "./call-pane.tsx";
import { Composer } from "./composer.tsx";
import { Transcript } from "./transcript.tsx";
import { WrapUpPanel } from "./wrap-up-panel.tsx";

export function Conversation() {
  const id = useSelectedId();
  return id === null ? <NothingChosen /> : <Chosen key={id} id={id} />;
}

function Chosen({ id }: { id: string }) {
  const contact = useDocument(`contact/${id}`);
  if (contact === undefined) return <Gone id={id} />;
  return (
    <>
      <ConversationHeader contact={contact} />
      {awaitsConfirmation(contact) ? (
        <ReservedPane contact={contact} />
      ) : contact.stage === "ringing" ? (
        <RingingPane contact={contact} />
      ) : (
        <>
          {isCall(contact) ? <CallPane contact={contact} /> : <Transcript contact={contact} />}
          {contact.stage === "wrap_up" && <WrapUpPanel contact={contact} />}
          {contact.stage !== "wrap_up" && !isCall(contact) && <Composer contact={contact} />}
        </>
      )}
    </>
  );
}

function stageTimeWord(stage: ContactDocument["stage"]) {
  if (stage === "ringing") return "conversation.waitTime";
  return stage === "wrap_up" ? "conversation.wrapUpTime" : "conversation.talkTime";
}

function ConversationHeader({ contact }: { contact: ContactDocument }) {
  const say = useSay();
  const desk = useDesk();
  const preferences = usePreferencesStore();
  const { customerPanel } = usePreferences();
  const { controls, stage } = contact;
  const shown = shownStage(contact);
  const { title, number } = useCustomerTitle(contact);
  const since = stage === "ringing" ? contact.waitingSince : contact.stageSince;
  const togglePanel = customerPanel ? "conversation.hidePanel" : "conversation.showPanel";
  return (
    <header className="flex min-h-14 flex-wrap shrink-0 items-center gap-3 border-b border-line px-3 py-2 wide:px-4">
      <span className="narrow:hidden">
        <IconButton icon={ArrowLeft} label={say("action.back")} onClick={() => desk.select(null)} />
      </span>
      <Avatar name={contact.customer.name} />
      {/* Wide enough for a number; where it is not, the buttons go below. */}
      <div className="min-w-36 flex-1">
        <h2 className="truncate text-lg font-bold leading-6 tracking-tight">{title}</h2>
        <p className="flex flex-wrap items-center gap-x-1.5 gap-y-0.5 text-xs text-ink-2">
          <Badge tone={shown.tone}>{say(`stage.${shown.stage}`)}</Badge>
          <span className="shrink-0 text-ink-3">
            {say(stageTimeWord(stage))} <Timer since={since} className="font-semibold text-ink-2" />
          </span>
          {number !== null && <span className="tabular shrink-0">{number}</span>}
          <span className="max-w-full truncate">{contact.queue.name}</span>
        </p>
      </div>
      <div className="ml-auto flex shrink-0 items-center gap-1.5">
        <ControlButton
          control={controls.transfer}
          label={say(isCall(contact) ? "phone.transfer" : "action.transfer")}
          icon={ArrowLeftRight}
          keys="T"
          onPress={() =>
            desk.view.setState({ dialog: { kind: "transfer", interactionId: contact.id } })
          }
        />
        <ControlButton
          control={controls.end}
          label={say(isCall(contact) ? "phone.end" : "action.end")}
          icon={isCall(contact) ? PhoneOff : MessageSquareOff}
          keys="E"
          variant="dangerSoft"
          onPress={() => requestEnd(desk, contact)}
        />
        <IconButton
          icon={PanelRight}
          label={say(togglePanel)}
          keys="S P"
          aria-pressed={customerPanel}
          onClick={() => togglePanelNow(desk, preferences)}
        />
      </div>
    </header>
  );
}

/** A column where there is room, a drawer where there is none. */
function togglePanelNow(desk: Desk, preferences: StoreApi<Preferences>): void {
  const column = window.matchMedia(PANEL_COLUMN).matches;
  if (!column) desk.view.setState(({ drawer }) => ({ drawer: !drawer }));
  else preferences.setState(({ customerPanel }) => ({ customerPanel: !customerPanel }));
}

function ringingTitle(
  contact: ContactDocument,
  { title, number }: CustomerTitle,
  say: Say,
): string {
  const { offer } = contact;
  if (offer?.kind === "consult") return say("call.consultTitle", { name: offer.fromName ?? "" });
  if (isCall(contact) && number === null) return say("call.ringingNumber", { number: title });
  return say(isCall(contact) ? "call.ringingTitle" : "conversation.ringingTitle", { name: title });
}

function ringingDetail(contact: ContactDocument): MessageKey {
  if (contact.offer?.kind === "consult") return "call.consultDetail";
  return isCall(contact) ? "call.ringingDetail" : "conversation.ringingDetail";
}

function RingingPane({ contact }: { contact: ContactDocument }) {
  const say = useSay();
  const desk = useDesk();
  const called = useCustomerTitle(contact);
  const { offer, controls } = contact;
  if (offer === null) return null;
  return (
    <div className="flex min-h-0 flex-1 flex-col items-center justify-center gap-5 p-8 text-center">
      <CountdownRing startsAt={offer.madeAt} endsAt={offer.expiresAt} size={72} />
      <div>
        <p className="text-lg font-semibold">{ringingTitle(contact, called, say)}</p>
        <p className="mt-1 text-sm text-ink-3">{say(ringingDetail(contact))}</p>
      </div>
      {contact.lastMessage !== null && (
        <blockquote className="max-w-96 rounded-lg bg-bubble-in px-4 py-2.5 text-base">
          {contact.lastMessage.text}
        </blockquote>
      )}
      <div className="flex gap-2">
        <ControlButton
          control={controls.accept}
          label={say(isCall(contact) ? "phone.answer" : "action.accept")}
          icon={isCall(contact) ? Phone : Check}
          keys="A"
          variant="accept"
          onPress={() => void accept(desk, contact)}
        />
        <ControlButton
          control={controls.decline}
          label={say("action.decline")}
          icon={X}
          keys="Alt+X"
          onPress={() => void decline(desk, contact)}
        />
      </div>
    </div>
  );
}

/** Kept for a consult that whoever asked for it has yet to confirm (V-53). */
function ReservedPane({ contact }: { contact: ContactDocument }) {
  const say = useSay();
  const desk = useDesk();
  return (
    <EmptyState
      icon={Hourglass}
      title={say("stage.consult_offered")}
      detail={say("phone.awaitsConfirmation", { name: contact.offer?.fromName ?? "" })}
    >
      <ControlButton
        control={contact.controls.decline}
        label={say("action.decline")}
        icon={X}
        keys="Alt+X"
        onPress={() => void decline(desk, contact)}
      />
    </EmptyState>
  );
}

const HINTS = [
  ["Alt+1", "command.available"],
  ["A", "command.accept"],
  ["Mod+K", "command.palette"],
  ["?", "command.shortcuts"],
] as const;

function NothingChosen() {
  const say = useSay();
  return (
    <EmptyState
      icon={MessagesSquare}
      title={say("conversation.none")}
      detail={say("conversation.noneDetail")}
    >
      <ul className="mt-3 flex w-64 flex-col">
        {HINTS.map(([keys, label]) => (
          <li
            key={keys}
            className="flex h-8 items-center justify-between border-t border-line text-xs text-ink-2 first:border-0"
          >
            {say(label)}
            <Keys keys={keys} />
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}

function Gone({ id }: { id: string }) {
  const say = useSay();
  const desk = useDesk();
  const me = useDocument("me");
  // Before the first snapshot nothing is known to be gone.
  if (me === undefined || me.contactIds.includes(id)) return null;
  return (
    <EmptyState
      icon={MessagesSquare}
      title={say("conversation.gone")}
      detail={say("conversation.goneDetail")}
    >
      <Button onClick={() => desk.place.go({ page: "history", interactionId: id, q: "" })}>
        {say("conversation.openHistory")}
      </Button>
    </EmptyState>
  );
}
