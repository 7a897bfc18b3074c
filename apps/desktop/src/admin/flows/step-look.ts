import {
  CalendarClock,
  CircleStop,
  Database,
  Globe,
  Hash,
  Headset,
  ListOrdered,
  type LucideIcon,
  MessageSquareText,
  MonitorUp,
  PhoneForwarded,
  PhoneIncoming,
  Play,
  Split,
  Voicemail,
  Volume2,
} from "lucide-react";
import type { Tone } from "../../ui/tones.ts";
import type { FlowChannel, FlowStepType } from "./graph/flow-graph.ts";
import { stepFits } from "./graph/step-channels.ts";

export const STEP_GROUPS = ["talk", "decide", "data", "connect", "finish"] as const;
export type StepGroup = (typeof STEP_GROUPS)[number];

/** In the order of the palette. The start is there from the beginning, once. */
const MEMBERS: Record<StepGroup, readonly FlowStepType[]> = {
  talk: ["say", "menu", "collect"],
  decide: ["hours", "condition"],
  data: ["set", "http", "screenPop"],
  connect: ["queue", "callback", "voicemail", "transfer"],
  finish: ["end"],
};

const TONE_OF_GROUP: Record<StepGroup, Tone> = {
  talk: "engaged",
  decide: "idle",
  data: "wrap-up",
  connect: "available",
  finish: "offline",
};

export type StepLook = { icon: LucideIcon; tone: Tone };

const ICONS: Record<FlowStepType, LucideIcon> = {
  start: Play,
  say: Volume2,
  menu: ListOrdered,
  collect: Hash,
  hours: CalendarClock,
  condition: Split,
  set: Database,
  http: Globe,
  queue: Headset,
  callback: PhoneIncoming,
  voicemail: Voicemail,
  transfer: PhoneForwarded,
  screenPop: MonitorUp,
  end: CircleStop,
};

export function lookOf(type: FlowStepType, channel: FlowChannel): StepLook {
  const icon = type === "say" && channel === "chat" ? MessageSquareText : ICONS[type];
  const group = STEP_GROUPS.find((one) => MEMBERS[one].includes(type));
  return { icon, tone: group === undefined ? "accent" : TONE_OF_GROUP[group] };
}

/** What can be put into a flow of the channel, by group; groups without a member are left out. */
export const stepsFor = (channel: FlowChannel) =>
  STEP_GROUPS.map((group) => ({
    group,
    types: MEMBERS[group].filter((type) => stepFits(type, channel)),
  })).filter(({ types }) => types.length > 0);
