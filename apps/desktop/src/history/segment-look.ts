import type { Segment } from "@maru/protocol";
import {
  ArrowLeftRight,
  BellRing,
  ClipboardCheck,
  Dot,
  Hourglass,
  type LucideIcon,
  Megaphone,
  MessagesSquare,
  Pause,
  PhoneOutgoing,
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
  const look = LOOKS[kind];
  return BAD.has(detail) ? { ...look, tone: "rona" } : look;
}
