import { customerIsUp, isConferenced, MAX_CONFERENCE_PARTIES } from "../call/call-parties.ts";
import { mayPauseRecording } from "../call/recording-decide.ts";
import { known } from "../engine/assert.ts";
import type { RefusalCode } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import type { AgentId } from "../ids.ts";
import {
  CONTROL_TABLE,
  CONTROLS,
  type Control,
  type ControlName,
  disabled,
  hidden,
} from "./control-table.ts";
import { agentPartyOf } from "./conversation-decide.ts";
import { customerOf } from "./customer-decide.ts";
import type { Interaction, Offer } from "./interaction.ts";
import { queueOf } from "./placement.ts";
import { stageOf } from "./stage.ts";

type Controls = Record<ControlName, Control>;

/** What the table says of the agent's stage, less what this contact does not have now. */
export function controlsFor(state: State, interaction: Interaction, agentId: AgentId): Controls {
  const { stage } = known(stageOf(interaction, agentId), "the agent's stage");
  const controls = { ...CONTROL_TABLE[stage] };
  for (const name of CONTROLS) {
    if (!controls[name].visible) continue;
    if (!exists(state, interaction, agentId, name)) controls[name] = hidden;
    else if (controls[name].enabled) {
      const reason = hindrance(interaction, agentId, name);
      if (reason !== null) controls[name] = disabled(reason);
    }
  }
  return controls;
}

const ON_EVERY_CHANNEL: ReadonlySet<ControlName> = new Set<ControlName>([
  "accept",
  "decline",
  "transfer",
  "end",
  "wrapUp",
  "keepWrapUpOpen",
]);

/** Whether there is such a thing here at all. */
function exists(
  state: State,
  interaction: Interaction,
  agentId: AgentId,
  name: ControlName,
): boolean {
  if (name === "keepWrapUpOpen") return hasCountdown(state, interaction, agentId);
  if (ON_EVERY_CHANNEL.has(name)) return true;
  const { call } = interaction;
  if (call === null) return name === "send";
  const { settings, variable } = state.configuration;
  switch (name) {
    case "send":
      return false;
    case "confirmConsult":
      return call.consult?.state.status === "confirming";
    case "pauseRecording":
      return call.recording?.paused === null && mayPauseRecording(state, agentId);
    case "resumeRecording":
      return (call.recording?.paused ?? null) !== null && mayPauseRecording(state, agentId);
    case "setVariables":
      return [...variable.values()].some(({ agentEditable }) => agentEditable);
    case "recoveryPause":
      return call.abusive && settings.recoveryPauseMs > 0;
    default:
      return true;
  }
}

/** V-81: there is a countdown, and the queue lets it be stopped. */
function hasCountdown(state: State, interaction: Interaction, agentId: AgentId): boolean {
  const activity = agentPartyOf(interaction, agentId)?.activity;
  if (activity?.status !== "wrap_up" || activity.endsAt === null) return false;
  return queueOf(state, activity.queueId).wrapUp.mayKeepOpen;
}

/** Why what there is cannot be used just now; null: it can. */
function hindrance(
  interaction: Interaction,
  agentId: AgentId,
  name: ControlName,
): RefusalCode | null {
  if (interaction.call === null) return null;
  switch (name) {
    case "accept":
      return acceptHindrance(interaction.offers.find((offer) => offer.agentId === agentId));
    case "mute":
    case "consult":
      return agentPartyOf(interaction, agentId)?.leg?.status === "up"
        ? null
        : "agent_phone_not_ready";
    case "handOverPrimary":
      return interaction.parties.some((party) => party.kind === "agent" && isConferenced(party))
        ? null
        : "agent_not_in_conference";
    case "switchToCustomer":
    case "completeTransfer":
    case "merge":
    case "endAbusive":
      return customerHindrance(interaction, name);
    default:
      return null;
  }
}

function acceptHindrance(offer: Offer | undefined): RefusalCode | null {
  const leg = known(offer, "the agent's offer").leg;
  if (leg === null) return "consult_not_confirmed";
  return leg.dial?.to === "station" && leg.dial.station.kind === "number"
    ? "answer_on_phone"
    : null;
}

/** V-57: while the customer is there. */
function customerHindrance(interaction: Interaction, name: ControlName): RefusalCode | null {
  if (customerOf(interaction) === undefined) return "customer_left";
  if (!customerIsUp(interaction)) return "customer_not_connected";
  if (name === "merge" && membersOf(interaction) > MAX_CONFERENCE_PARTIES) return "conference_full";
  return null;
}

function membersOf(interaction: Interaction): number {
  return interaction.rooms.reduce((count, { members }) => count + members.length, 0);
}
