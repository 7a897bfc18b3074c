import type { Segment } from "@maru/protocol";
import {
  ArrowLeftRight,
  BellRing,
  CircleDot,
  CirclePause,
  CircleStop,
  ClipboardCheck,
  Dot,
  Hourglass,
  type LucideIcon,
  Megaphone,
  MessagesSquare,
  Pause,
  PhoneOff,
  PhoneOutgoing,
  UserRoundCheck,
  Users,
  Workflow,
} from "lucide-react";
import type { Tone } from "../ui/tones.ts";

const LOOKS: Record<Segment["kind"], { tone: Tone; icon: LucideIcon }> = {
  flow: { tone: "offline", icon: Workflow },
  queue: { tone: "idle", icon: Hourglass },
  offer: { tone: "ringing", icon: BellRing },
  dial: { tone: "ringing", icon: PhoneOutgoing },
  talk: { tone: "engaged", icon: MessagesSquare },
  hold: { tone: "idle", icon: Pause },
  consult: { tone: "accent", icon: ArrowLeftRight },
  conference: { tone: "engaged", icon: Users },
  announcement: { tone: "offline", icon: Megaphone },
  wrap_up: { tone: "wrap-up", icon: ClipboardCheck },
  event: { tone: "offline", icon: Dot },
};

const EVENT_ICONS: Partial<Record<Segment["detail"], LucideIcon>> = {
  recording_started: CircleDot,
  recording_resumed: CircleDot,
  recording_paused: CirclePause,
  recording_stopped: CircleStop,
  primary_changed: UserRoundCheck,
  abusive_ending: Megaphone,
  agent_phone_lost: PhoneOff,
};

/** Ends of a stretch that went wrong for somebody. */
const BAD = new Set<Segment["detail"]>([
  "timed_out",
  "connection_lost",
  "agent_connection_lost",
  "agent_phone_lost",
  "lost",
  "failed",
  "engine_failed",
  "abusive_ending",
  "abusive",
]);

export function segmentLook({ kind, detail }: Segment): { tone: Tone; icon: LucideIcon } {
  const { tone, icon } = LOOKS[kind];
  const look = { tone, icon: EVENT_ICONS[detail] ?? icon };
  return BAD.has(detail) ? { ...look, tone: "rona" } : look;
}
