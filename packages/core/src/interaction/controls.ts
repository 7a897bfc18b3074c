import { known } from "../engine/assert.ts";
import type { State } from "../engine/state.ts";
import type { AgentId } from "../ids.ts";
import { agentPartyOf } from "./conversation-decide.ts";
import { customerOf } from "./customer-decide.ts";
import type { Interaction } from "./interaction.ts";
import { queueOf } from "./placement.ts";

/** What a desktop may offer to do; it draws these and decides nothing. */
export const CONTROLS = [
  "accept",
  "decline",
  "send",
  "hold",
  "resume",
  "mute",
  "transfer",
  "consult",
  "confirmConsult",
  "endConsult",
  "switchToCustomer",
  "switchToColleague",
  "completeTransfer",
  "merge",
  "leave",
  "dropParty",
  "muteParty",
  "handOverPrimary",
  "pauseRecording",
  "resumeRecording",
  "endAbusive",
  "setVariables",
  "end",
  "wrapUp",
  "keepWrapUpOpen",
  "recoveryPause",
] as const;
export type ControlName = (typeof CONTROLS)[number];
export type Control = { visible: boolean; enabled: boolean; reason: string | null };

/** How one agent lives the contact now. */
export const STAGES = [
  "ringing",
  /** Their own outbound call: their phone, then the customer, is rung (V-74, K-31). */
  "dialling",
  "connected",
  "held",
  /** Who asked for a consult: not yet answered; speaking with the colleague; back with the customer (V-57). */
  "consult_requested",
  "consulting_colleague",
  "consulting_customer",
  /** Who is consulted. */
  "consulted",
  "conference_primary",
  "conference_member",
  "customer_left",
  "wrap_up",
] as const;
export type Stage = (typeof STAGES)[number];

const on: Control = { visible: true, enabled: true, reason: null };
const hidden: Control = { visible: false, enabled: false, reason: null };
const noCustomer: Control = { visible: true, enabled: false, reason: "customer_left" };

/** Who may do what, by stage. */
export const CONTROL_TABLE: Record<Stage, Record<ControlName, Control>> = {
  ringing: row({ accept: on, decline: on }),
  connected: row({ send: on, transfer: on, end: on }),
  customer_left: row({ send: noCustomer, transfer: noCustomer, end: on }),
  wrap_up: row({ wrapUp: on, keepWrapUpOpen: on }),
};

function row(shown: Partial<Record<ControlName, Control>>): Record<ControlName, Control> {
  return {
    accept: hidden,
    decline: hidden,
    send: hidden,
    transfer: hidden,
    end: hidden,
    wrapUp: hidden,
    keepWrapUpOpen: hidden,
    ...shown,
  };
}

/** The agent's stage and since when; null when the contact is not theirs. */
export function stageOf(
  interaction: Interaction,
  agentId: AgentId,
): { stage: Stage; since: number } | null {
  const offer = interaction.offers.find((candidate) => candidate.agentId === agentId);
  if (offer !== undefined) return { stage: "ringing", since: offer.madeAt };
  const party = agentPartyOf(interaction, agentId);
  if (party === undefined) return null;
  if (party.activity.status === "wrap_up") {
    return { stage: "wrap_up", since: party.activity.since };
  }
  const stage = customerOf(interaction) === undefined ? "customer_left" : "connected";
  return { stage, since: party.joinedAt };
}

export function controlsFor(
  state: State,
  interaction: Interaction,
  agentId: AgentId,
): Record<ControlName, Control> {
  const { stage } = known(stageOf(interaction, agentId), "the agent's stage");
  const controls = CONTROL_TABLE[stage];
  const activity = agentPartyOf(interaction, agentId)?.activity;
  if (activity?.status !== "wrap_up") return controls;
  const { mayKeepOpen } = queueOf(state, activity.queueId).wrapUp;
  // There is no countdown to stop, or the queue does not let it be stopped.
  if (mayKeepOpen && activity.endsAt !== null) return controls;
  return { ...controls, keepWrapUpOpen: hidden };
}
