import {
  CircleAlert,
  CircleDot,
  CirclePause,
  Grip,
  Music,
  PhoneIncoming,
  PhoneOutgoing,
} from "lucide-react";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import { shownStage } from "../contacts/shown-stage.ts";
import { useDesk, useSeconds } from "../hooks/desk-context.tsx";
import { useCustomerTitle } from "../hooks/use-customer-title.ts";
import { useSay } from "../hooks/words-context.tsx";
import { type CallContact, isOnCall } from "../state/current-call.ts";
import { secondsUntil } from "../state/duration.ts";
import { Badge } from "../ui/badges.tsx";
import { Timer } from "../ui/timer.tsx";
import { TONES, type Tone } from "../ui/tones.ts";

/** Who it is, how the call stands and for how long (V-03, V-04). */
const ANNOUNCEMENT_WORDS = {
  greeting: "phone.announcementGreeting",
  abusive_ending: "phone.announcementAbusive",
  other: "phone.announcementOther",
} as const;

export function CallFace({ contact }: { contact: CallContact }) {
  const say = useSay();
  const desk = useDesk();
  const { queue, direction } = contact;
  const shown = shownStage(contact);
  const { title, number } = useCustomerTitle(contact);
  const Direction = direction === "outbound" ? PhoneOutgoing : PhoneIncoming;
  return (
    <div className="min-w-0">
      <div className="flex items-center gap-2">
        <button
          type="button"
          onClick={() => desk.select(contact.id)}
          className="min-w-0 flex-1 truncate rounded-xs text-left text-lg font-bold leading-6 tracking-tight hover:underline"
        >
          {title}
        </button>
        <Timer
          since={contact.stageSince}
          className="min-w-9 text-right text-sm font-semibold text-ink-2"
        />
      </div>
      <div className="mt-0.5 flex flex-wrap items-center gap-x-1.5 gap-y-1 text-xs text-ink-2">
        <Badge tone={shown.tone}>{say(`stage.${shown.stage}`)}</Badge>
        <span className="flex min-w-0 items-center gap-1.5">
          <Direction
            aria-label={say(direction === "outbound" ? "phone.outbound" : "phone.inbound")}
            className="size-3.5 shrink-0 text-ink-3"
          />
          {number !== null && <span className="tabular shrink-0">{number}</span>}
          {number !== null && <span aria-hidden>·</span>}
          <span className="truncate">{queue.name}</span>
        </span>
      </div>
    </div>
  );
}

/** What the agent must know while they talk: each in a line of its own, the graver first. */
export function CallNotes({ contact }: { contact: CallContact }) {
  const say = useSay();
  const { call, stage } = contact;
  const lost = call.phone === "none" && isOnCall(contact);
  return (
    <div className="flex flex-col gap-1 empty:hidden">
      {lost && (
        <Note tone="rona" icon={CircleAlert}>
          {say("phone.lost")}
        </Note>
      )}
      {stage === "dialling" && (
        <Note tone="ringing" icon={PhoneOutgoing}>
          {say(call.phone === "up" ? "phone.dialCustomer" : "phone.dialMine")}
        </Note>
      )}
      {call.announcement !== null && (
        <Note tone="idle" icon={Music}>
          {say(ANNOUNCEMENT_WORDS[call.announcement])}
        </Note>
      )}
      {call.heldSince !== null && (
        <Note tone="idle" icon={Music}>
          {say("phone.held")} <Timer since={call.heldSince} className="font-semibold" />
        </Note>
      )}
      <CustomerKeys id={contact.id} />
      {call.recording !== null && <RecordingNote recording={call.recording} />}
    </div>
  );
}

function CustomerKeys({ id }: { id: string }) {
  const say = useSay();
  const { interactionId, digits } = useStore(useDesk().customerDigits);
  if (interactionId !== id) return null;
  return (
    <Note tone="accent" icon={Grip}>
      {say("phone.customerKeys")}{" "}
      <span className="tabular font-semibold tracking-widest">{digits}</span>
    </Note>
  );
}

type Recording = NonNullable<CallContact["call"]["recording"]>;

function RecordingNote({ recording }: { recording: Recording }) {
  const say = useSay();
  const now = useSeconds();
  if (recording.status === "running")
    return (
      <Note tone="rona" icon={CircleDot} quiet>
        {say("phone.recording")}
      </Note>
    );
  const { resumesAt, since } = recording;
  return (
    <Note tone="idle" icon={CirclePause}>
      {say("phone.recordingPaused")}
      {resumesAt !== null && (
        <span className="tabular">
          {" · "}
          {say("phone.recordingResumes", { seconds: secondsUntil(resumesAt, now, since) })}
        </span>
      )}
    </Note>
  );
}

type NoteProps = { tone: Tone; icon: typeof Music; quiet?: boolean; children: ReactNode };

function Note({ tone, icon: Icon, quiet = false, children }: NoteProps) {
  const { soft, ink } = TONES[tone];
  return (
    <p
      className={`flex items-center gap-1.5 rounded-sm text-xs font-medium ${quiet ? "text-ink-2" : `px-2 py-1 ${soft} ${ink}`}`}
    >
      <Icon aria-hidden className={`size-3.5 shrink-0 ${quiet ? ink : ""}`} strokeWidth={2.2} />
      <span className="min-w-0">{children}</span>
    </p>
  );
}
