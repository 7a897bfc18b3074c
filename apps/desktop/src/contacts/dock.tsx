import type { ContactDocument, MeDocument } from "@maru/protocol";
import { Bell, Check, ChevronRight, Hourglass, Phone, X } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { useStore } from "zustand";
import {
  useConnection,
  useDesk,
  useDocument,
  useSeconds,
  useView,
} from "../hooks/desk-context.tsx";
import { useCustomerTitle } from "../hooks/use-customer-title.ts";
import { useSay } from "../hooks/words-context.tsx";
import { accept, decline } from "../state/actions.ts";
import { isCall } from "../state/current-call.ts";
import { Button } from "../ui/button.tsx";
import { ControlButton } from "../ui/control-button.tsx";
import { Keys } from "../ui/kbd.tsx";
import { CountdownRing, Timer } from "../ui/timer.tsx";
import { TONES, type Tone } from "../ui/tones.ts";
import type { MessageKey, MessageValues } from "../words.ts";
import { Preview } from "./contact-card.tsx";

const URGENT_MS = 5_000;

/**
 * The place where contacts arrive. It is always there and always the same height, so that an offer moves nothing
 * and Accept is always at the same spot; while nothing rings it says whether something can.
 */
export function Dock() {
  const say = useSay();
  const { cards, client } = useDesk();
  const ringing = useStore(cards, (list) => list.ringing);
  const index = useView((view) => view.ringingIndex);
  const reserved = useStore(cards, (list) => list.reserved[0]);
  const shown = ringing[Math.min(index, ringing.length - 1)];
  const contact = shown === undefined ? undefined : client.documents.get(`contact/${shown}`);
  return (
    <section aria-label={say("dock.region")} className="h-[10.5rem] shrink-0 p-2">
      {shown !== undefined ? (
        <Ringing key={shown} id={shown} />
      ) : reserved !== undefined ? (
        <Reserved key={reserved} id={reserved} />
      ) : (
        <Readiness />
      )}
      <p role="alert" className="sr-only">
        {contact === undefined
          ? ""
          : say(isCall(contact) ? "contacts.announceCall" : "contacts.announceRinging", {
              name: contact.customer.name,
              queue: contact.queue.name,
            })}
      </p>
    </section>
  );
}

function Ringing({ id }: { id: string }) {
  const say = useSay();
  const desk = useDesk();
  const contact = useDocument(`contact/${id}`);
  if (contact === undefined || contact.offer === null) return null;
  const { offer, controls } = contact;
  return (
    <Frame expiresAt={offer.expiresAt}>
      <div className="flex items-center gap-1.5 text-xs font-semibold text-ringing-ink">
        <Bell aria-hidden className="size-3.5" strokeWidth={2.4} />
        <span className="flex-1 truncate">{offerLabel(contact, say)}</span>
        <MoreRinging />
      </div>
      <div className="mt-1 flex items-center gap-2.5">
        <div className="min-w-0 flex-1">
          <button
            type="button"
            onClick={() => desk.select(id)}
            className="block max-w-full rounded-xs text-left hover:underline"
          >
            <Who contact={contact} />
          </button>
          <p className="flex min-w-0 gap-1 text-xs text-ink-2">
            <span className="truncate">{contact.queue.name}</span>
            <span aria-hidden>·</span>
            <span className="shrink-0">
              {say("floor.waiting")}{" "}
              <Timer since={contact.waitingSince} className="font-semibold" />
            </span>
          </p>
          <p className="truncate text-xs text-ink-3">
            <Preview contact={contact} say={say} />
          </p>
        </div>
        <CountdownRing startsAt={offer.madeAt} endsAt={offer.expiresAt} size={44} />
      </div>
      <div className="mt-auto flex gap-2">
        <ControlButton
          control={controls.accept}
          label={say(isCall(contact) ? "phone.answer" : "action.accept")}
          icon={isCall(contact) ? Phone : Check}
          keys="A"
          variant="accept"
          className="h-9! flex-1 text-base! font-semibold!"
          onPress={() => void accept(desk, contact)}
        />
        <ControlButton
          control={controls.decline}
          label={say("action.decline")}
          icon={X}
          keys="Alt+X"
          className="h-9!"
          onPress={() => void decline(desk, contact)}
        />
      </div>
    </Frame>
  );
}

/** Kept for a consult that whoever asked for it has yet to confirm (V-53): nothing rings yet. */
function Reserved({ id }: { id: string }) {
  const say = useSay();
  const desk = useDesk();
  const contact = useDocument(`contact/${id}`);
  if (contact === undefined || contact.offer === null) return null;
  const { offer, controls, queue } = contact;
  return (
    <div className="flex h-full flex-col rounded-lg border-2 border-line bg-surface-1 p-2.5">
      <p className="flex items-center gap-1.5 text-xs font-semibold text-accent-ink">
        <Hourglass aria-hidden className="size-3.5" strokeWidth={2.4} />
        {say("stage.consult_offered")}
      </p>
      <button
        type="button"
        onClick={() => desk.select(id)}
        className="mt-1 block max-w-full self-start rounded-xs text-left hover:underline"
      >
        <Who contact={contact} />
      </button>
      <p className="truncate text-xs text-ink-2">{queue.name}</p>
      <p role="status" className="text-xs text-ink-2">
        {say("phone.awaitsConfirmation", { name: offer.fromName ?? "" })}
      </p>
      <ControlButton
        control={controls.decline}
        label={say("action.decline")}
        icon={X}
        keys="Alt+X"
        className="mt-auto h-9! w-full"
        onPress={() => void decline(desk, contact)}
      />
    </div>
  );
}

function Who({ contact }: { contact: ContactDocument }) {
  const { title } = useCustomerTitle(contact);
  return (
    <span
      className={`block truncate font-bold leading-6 tracking-tight ${isLong(title) ? "text-sm" : "text-lg"}`}
    >
      {title}
    </span>
  );
}

/** A name that would not fit at full size; Hangul is about twice as wide as Latin. */
function isLong(name: string): boolean {
  return name.length + (name.match(/[가-힣]/g)?.length ?? 0) > 18;
}

function Frame({ expiresAt, children }: { expiresAt: number; children: ReactNode }) {
  const now = useSeconds();
  const urgent = expiresAt - now <= URGENT_MS;
  return (
    <div
      data-urgent={urgent || undefined}
      className={`flex h-full flex-col rounded-lg border-2 border-ringing bg-surface-1 p-2.5 shadow-raised ${urgent ? "animate-urgent" : ""}`}
    >
      {children}
    </div>
  );
}

function offerLabel(
  contact: ContactDocument,
  say: (key: MessageKey, values?: MessageValues) => string,
): string {
  const { offer } = contact;
  if (offer?.kind === "transfer" && offer.fromName !== null)
    return say("dock.transferFrom", { name: offer.fromName });
  if (offer?.kind === "consult" && offer.fromName !== null)
    return say("dock.consultFrom", { name: offer.fromName });
  if (offer?.kind === "return") return say("dock.returned");
  return say("stage.ringing");
}

function MoreRinging() {
  const say = useSay();
  const desk = useDesk();
  const count = useStore(desk.cards, (list) => list.ringing.length);
  const index = useView((view) => view.ringingIndex);
  useEffect(() => {
    if (index >= count) desk.view.setState({ ringingIndex: 0 });
  }, [desk, index, count]);
  if (count < 2) return null;
  return (
    <button
      type="button"
      aria-label={say("dock.next")}
      onClick={() => desk.view.setState({ ringingIndex: (index + 1) % count })}
      className="-my-1 flex h-6 items-center gap-0.5 rounded-xs bg-ringing-soft px-1.5 text-2xs font-semibold hover:underline"
    >
      {say("dock.more", { count: count - 1 })}
      <ChevronRight aria-hidden className="size-3" />
    </button>
  );
}

/** Can something arrive here at all? And if not, the one press that changes it. */
function Readiness() {
  const say = useSay();
  const desk = useDesk();
  const me = useDocument("me");
  const connection = useConnection();
  if (me === undefined) return <div className="h-full rounded-lg bg-surface-2" />;
  const available = () => void desk.commands.setAvailable(me.status === "signed_out");
  const channels = (["chat", "voice"] as const).filter(
    (channel) => me.capacity[channel] > 0 && (channel === "chat" || me.telephone !== null),
  );
  const full = channels.every((channel) => me.load[channel] >= me.capacity[channel]);
  const capacity = channels.reduce((sum, channel) => sum + me.capacity[channel], 0);
  if (connection.status === "offline" || connection.status === "ended")
    return <Ready tone="offline" title={say("dock.offline")} detail={say("dock.offlineDetail")} />;
  if (me.status === "signed_out")
    return (
      <Ready tone="offline" title={say("dock.signedOut")} detail={say("dock.signedOutDetail")}>
        <Button variant="primary" onClick={() => void desk.commands.signIn()}>
          {say("state.signInToWork")}
        </Button>
      </Ready>
    );
  if (me.presence?.status === "not_responding")
    return (
      <Ready tone="rona" strong title={say("dock.rona")} detail={say("dock.ronaDetail")}>
        <Button
          variant="primary"
          icon={Phone}
          onClick={available}
          trailing={<Keys keys="Alt+1" tone="onSolid" />}
        >
          {say("state.available")}
        </Button>
      </Ready>
    );
  if (me.status === "wrap_up")
    return <Ready tone="wrap-up" title={say("dock.wrapUp")} detail={say("dock.wrapUpDetail")} />;
  if (me.presence?.status === "idle")
    return (
      <Ready tone="idle" title={say("dock.idle")} detail={say("dock.idleDetail")}>
        <Button variant="neutral" onClick={available} trailing={<Keys keys="Alt+1" />}>
          {say("state.goAvailable")}
        </Button>
      </Ready>
    );
  return full ? (
    <Ready tone="engaged" title={say("dock.full")} detail={say("dock.fullDetail", { capacity })} />
  ) : (
    <Ready tone="available" title={say("dock.available")} detail={say(availableDetail(me))} />
  );
}

/** Who may take calls and cannot is told here, for nothing else would come to remind them. */
function availableDetail({ telephone, capacity }: MeDocument): MessageKey {
  if (telephone === null || capacity.voice === 0) return "dock.availableDetail";
  if (telephone.station === null) return "dock.phoneMissing";
  if (telephone.stationReachable) return "dock.availableDetail";
  return capacity.chat > 0 ? "dock.phoneUnreachable" : "dock.phoneUnreachableOnly";
}

type ReadyProps = {
  tone: Tone;
  title: string;
  detail: string;
  strong?: boolean;
  children?: ReactNode;
};

function Ready({ tone, title, detail, strong = false, children }: ReadyProps) {
  const { soft, solid, ink, border } = TONES[tone];
  const look = strong ? `${soft} ${border}` : "border-line bg-surface-2";
  return (
    <div
      className={`flex h-full flex-col items-center justify-center rounded-lg border px-4 py-3 text-center ${look}`}
    >
      <p className={`flex items-center gap-2 text-sm font-semibold ${strong ? ink : "text-ink"}`}>
        <span aria-hidden className={`size-2 shrink-0 rounded-full ${solid}`} />
        {title}
      </p>
      <p className="mt-1 text-xs text-ink-2">{detail}</p>
      {children !== undefined && <div className="mt-3 flex w-full *:flex-1">{children}</div>}
    </div>
  );
}
