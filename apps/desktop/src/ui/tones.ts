import type { AgentDocument, ContactDocument } from "@maru/protocol";

/** A state's colours, in the words of Tailwind: whole class names, or it would not find them. */
export type Tone =
  | "available"
  | "idle"
  | "ringing"
  | "engaged"
  | "wrap-up"
  | "rona"
  | "offline"
  | "accent";

export const TONES: Record<Tone, { solid: string; soft: string; ink: string; border: string }> = {
  available: {
    solid: "bg-available",
    soft: "bg-available-soft",
    ink: "text-available-ink",
    border: "border-available",
  },
  idle: { solid: "bg-idle", soft: "bg-idle-soft", ink: "text-idle-ink", border: "border-idle" },
  ringing: {
    solid: "bg-ringing",
    soft: "bg-ringing-soft",
    ink: "text-ringing-ink",
    border: "border-ringing",
  },
  engaged: {
    solid: "bg-engaged",
    soft: "bg-engaged-soft",
    ink: "text-engaged-ink",
    border: "border-engaged",
  },
  "wrap-up": {
    solid: "bg-wrap-up",
    soft: "bg-wrap-up-soft",
    ink: "text-wrap-up-ink",
    border: "border-wrap-up",
  },
  rona: { solid: "bg-rona", soft: "bg-rona-soft", ink: "text-rona-ink", border: "border-rona" },
  offline: {
    solid: "bg-offline",
    soft: "bg-offline-soft",
    ink: "text-offline-ink",
    border: "border-offline",
  },
  accent: {
    solid: "bg-accent",
    soft: "bg-accent-soft",
    ink: "text-accent-ink",
    border: "border-accent",
  },
};

export const STATUS_TONE: Record<AgentDocument["status"], Tone> = {
  available: "available",
  idle: "idle",
  reserved: "ringing",
  dialling: "ringing",
  engaged: "engaged",
  wrap_up: "wrap-up",
  not_responding: "rona",
  signed_out: "offline",
};

export const STAGE_TONE: Record<ContactDocument["stage"], Tone> = {
  ringing: "ringing",
  dialling: "ringing",
  connected: "engaged",
  held: "idle",
  consult_requested: "accent",
  consulting_colleague: "accent",
  consulting_customer: "engaged",
  consulted: "accent",
  conference_primary: "engaged",
  conference_member: "engaged",
  customer_left: "offline",
  wrap_up: "wrap-up",
};
