import type { ContactDocument, Segment } from "@maru/protocol";
import { useQuery } from "@tanstack/react-query";
import { CircleAlert, MicOff, Music } from "lucide-react";
import { useEffect } from "react";
import { Timeline } from "../history/timeline.tsx";
import { useDesk, useSeconds } from "../hooks/desk-context.tsx";
import { useCustomerTitle } from "../hooks/use-customer-title.ts";
import { saySpan, useSay } from "../hooks/words-context.tsx";
import { CallNotes } from "../phone/call-face.tsx";
import { RecoveryOffer } from "../phone/recovery-offer.tsx";
import { useWriteNumber } from "../phone/use-phone.ts";
import type { CallContact } from "../state/current-call.ts";
import { holdsOf } from "../state/holds.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Badge } from "../ui/badges.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Timer } from "../ui/timer.tsx";
import type { Tone } from "../ui/tones.ts";
import { wordsFor } from "../words.ts";

type Party = ContactDocument["parties"][number];

/** A call in the middle of the screen: who is on it, and what has happened so far. */
export function CallPane({ contact }: { contact: CallContact }) {
  const say = useSay();
  return (
    <section
      aria-label={say("conversation.region")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
      tabIndex={0}
      className="inset-focus min-h-0 flex-1 overflow-y-auto px-4 py-5 wide:px-6"
    >
      <div className="mx-auto flex max-w-3xl flex-col gap-6">
        {contact.stage === "wrap_up" ? (
          <RecoveryOffer contact={contact} />
        ) : (
          <OnTheCall contact={contact} />
        )}
        <SoFar contact={contact} />
      </div>
    </section>
  );
}

function OnTheCall({ contact }: { contact: CallContact }) {
  const say = useSay();
  return (
    <>
      <CallNotes contact={contact} />
      <section aria-label={say("call.parties")}>
        <h3 className="mb-2 text-xs font-semibold text-ink-3">{say("call.parties")}</h3>
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(18rem,1fr))] gap-2">
          {contact.parties
            .filter(({ status }) => status !== "left")
            .map((party) => (
              <PartyCard key={party.id} party={party} contact={contact} />
            ))}
        </ul>
      </section>
    </>
  );
}

const PARTY_TONE: Record<Party["status"], Tone> = {
  ringing: "ringing",
  connected: "engaged",
  held: "idle",
  connection_lost: "offline",
  wrap_up: "wrap-up",
  left: "offline",
};

function PartyCard({ party, contact }: { party: Party; contact: CallContact }) {
  const say = useSay();
  const { session } = useDesk();
  const write = useWriteNumber();
  const { id, name, number, role, status, muted } = party;
  const written = number === null ? null : write(number);
  const mine = id === session.agentId;
  const nameless = name === "" || name === number || name === written;
  const details = [say(`role.${role}`), nameless ? null : written].filter((one) => one !== null);
  const held = status === "held" && party.kind === "customer" ? contact.call.heldSince : null;
  return (
    <li className="flex min-h-16 items-center gap-3 rounded-lg border border-line px-3 py-2.5">
      <Avatar name={name} />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-1.5 text-sm font-semibold">
          <span className="truncate">
            {nameless ? (written ?? say("phone.unknownNumber")) : name}
          </span>
          {mine && <span className="shrink-0 font-normal text-ink-3">{say("call.you")}</span>}
          {muted && <MicOff aria-label={say("phone.muted")} className="size-3.5 shrink-0" />}
        </p>
        <p className="tabular truncate text-xs text-ink-2">{details.join(" · ")}</p>
      </div>
      <div className="flex shrink-0 flex-col items-end gap-1">
        <Badge tone={PARTY_TONE[status]}>{say(`party.${status}`)}</Badge>
        <Timer since={held ?? party.joinedAt} className="text-xs text-ink-3" />
      </div>
    </li>
  );
}

const NOTHING: readonly Segment[] = [];

/** From the tables, which follow the journal closely; asked for again whenever something about the call changed. */
function SoFar({ contact }: { contact: CallContact }) {
  const say = useSay();
  const { client } = useDesk();
  const { title } = useCustomerTitle(contact);
  const { call, parties, stage, stageSince, direction, id: interactionId } = contact;
  const changed = JSON.stringify([
    stage,
    stageSince,
    call,
    parties.map((one) => [one.id, one.role, one.status]),
  ]);
  const { data, status, refetch } = useQuery({
    queryKey: ["interaction", interactionId, "so-far"],
    queryFn: () => client.query("interaction.get", { interactionId }),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what changed is why it is asked for again
  useEffect(() => {
    const timers = SETTLES_MS.map((ms) => setTimeout(() => void refetch(), ms));
    return () => timers.forEach(clearTimeout);
  }, [changed, refetch]);
  const segments = data?.segments ?? NOTHING;
  return (
    <section aria-label={say("call.timeline")}>
      {direction === "outbound" && stage === "wrap_up" && (
        <NotReached endReason={data?.endReason ?? null} />
      )}
      <header className="mb-3 flex items-baseline gap-3">
        <h3 className="flex-1 text-xs font-semibold text-ink-3">{say("call.timeline")}</h3>
        <HoldNote segments={segments} held={call.heldSince !== null} />
      </header>
      {status === "pending" && <Skeleton rows={3} />}
      {status === "error" && <p className="text-sm text-ink-3">{say("call.timelineFailed")}</p>}
      {status === "success" && segments.length === 0 && (
        <p className="text-sm text-ink-3">{say("call.timelineEmpty")}</p>
      )}
      <Timeline segments={segments} dialled={direction === "outbound" ? title : null} />
    </section>
  );
}

/** At once, and again when the tables, a moment behind the document that made us ask, have followed. */
const SETTLES_MS = [0, 1_500, 5_000];

const NOT_REACHED = new Set(["customer_no_answer", "customer_busy", "customer_unreachable"]);

/** Why the one who was dialled is not there: else nothing but wrap-up would follow the attempt. */
function NotReached({ endReason }: { endReason: string | null }) {
  const say = useSay();
  if (endReason === null || !NOT_REACHED.has(endReason)) return null;
  return (
    <p
      role="status"
      className="mb-4 flex items-center gap-2 rounded-md bg-rona-soft px-3 py-2.5 text-sm font-semibold text-rona-ink"
    >
      <CircleAlert aria-hidden className="size-4 shrink-0" strokeWidth={2.2} />
      {wordsFor(say, "detail", endReason)}
    </p>
  );
}

/** How often and how long the customer has waited on hold: what one should know before doing it again. */
function HoldNote({ segments, held }: { segments: readonly Segment[]; held: boolean }) {
  const say = useSay();
  const now = useSeconds();
  const { count, ms } = holdsOf(segments, now);
  if (count === 0) return null;
  return (
    <p className="flex items-center gap-1.5 text-xs text-ink-2">
      <Music aria-hidden className="size-3.5 text-ink-3" />
      {held && <span className="font-semibold">{say("call.holdNow")}</span>}
      {say("call.holdNote", { count, time: saySpan(say, ms) })}
    </p>
  );
}
