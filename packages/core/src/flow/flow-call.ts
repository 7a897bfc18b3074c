/** What only calls have in a flow: call-back, voicemail, a transfer to a number. */
import { callOf, dialNumber } from "../call/leg.ts";
import { lineShowing } from "../call/outbound-line.ts";
import type { Event } from "../engine/event.ts";
import type { State } from "../engine/state.ts";
import { MAIN_ROOM, OUTSIDE_PREFIX, type PartyId, type RecordingId } from "../ids.ts";
import { customerOf } from "../interaction/customer-decide.ts";
import type { Interaction, OutsideParty } from "../interaction/interaction.ts";
import type { FlowNode } from "./flow.ts";
import { fallBack, leaveBy, placedIn, runOf, silenced, waits } from "./flow-moves.ts";
import { stepAt } from "./flow-versions.ts";

/** The caller need not stay: they wait on in their place, and are called when an agent has it. */
export function callbackNoted(state: State, interaction: Interaction, at: number): Event[] {
  const { queueId } = stepAt(state, runOf(interaction), "callback");
  const queue = state.configuration.queue.get(queueId);
  if (queue?.channel !== "voice") return fallBack(state, interaction, "queue_gone", at);
  const interactionId = interaction.id;
  const { placement } = interaction;
  const isSame = placement.order > 0 && placement.queueId === queueId;
  const requiredSkills = isSame ? placement.requiredSkills : {};
  return [
    ...silenced(interaction),
    { type: "CallbackNoted", interactionId },
    { type: "FlowEnded", interactionId, outcome: "callback", fault: null },
    placedIn(
      interaction,
      { queueId, priority: placement.priority, requiredSkills, preferred: null },
      at,
      true,
    ),
  ];
}

export function voicemailBegins(state: State, interaction: Interaction, at: number): Event[] {
  const { queueId, maxMs } = stepAt(state, runOf(interaction), "voicemail");
  const leg = customerOf(interaction)?.leg ?? null;
  if (leg === null) return leaveBy(state, interaction, "next", at);
  const { id: interactionId } = interaction;
  const recordingId = `${interactionId}.voicemail.${callOf(interaction).legCount}` as RecordingId;
  return [
    { type: "VoicemailBegun", interactionId, recordingId, legId: leg.id, queueId },
    waits(interaction, { for: "voicemail", until: at + maxMs }),
  ];
}

/** By `#` or by the clock. */
export function voicemailOver(state: State, interaction: Interaction, at: number): Event[] {
  return [
    { type: "VoicemailEnded", interactionId: interaction.id },
    ...leaveBy(state, interaction, "next", at),
  ];
}

export function transferBegins(
  state: State,
  interaction: Interaction,
  { number, ringMs }: Extract<FlowNode, { type: "transfer" }>,
  at: number,
): Event[] {
  const call = callOf(interaction);
  const partyId = `${OUTSIDE_PREFIX}${call.legCount + 1}` as PartyId;
  const line = lineShowing(state, call.ourNumber);
  const leg = dialNumber(interaction, partyId, number, line, at);
  const party: OutsideParty = {
    kind: "outside",
    id: partyId,
    number,
    name: number,
    role: "transferred",
    invitedBy: null,
    joinedAt: at,
    leg: { ...leg, ringsUntil: at + ringMs },
  };
  return [
    { type: "OutsideInvited", interactionId: interaction.id, party, roomId: MAIN_ROOM },
    waits(interaction, { for: "answer", partyId }),
  ];
}

/** Who was rung for the caller has answered: the flow's part is done. */
export function transferAnswered(
  { id: interactionId, flow }: Interaction,
  partyId: PartyId,
): Event[] {
  if (flow?.wait?.for !== "answer" || flow.wait.partyId !== partyId) return [];
  return [{ type: "FlowEnded", interactionId, outcome: "transferred", fault: null }];
}
