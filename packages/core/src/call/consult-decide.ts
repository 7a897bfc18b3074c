import { known } from "../engine/assert.ts";
import type { Command } from "../engine/command.ts";
import { type Decision, decided, unchanged } from "../engine/decision.ts";
import type { Event } from "../engine/event.ts";
import { type Refusal, refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import { CONSULT_ROOM, type QueueId } from "../ids.ts";
import type { AgentParty, OutsideParty, QueuePlacement } from "../interaction/interaction.ts";
import { nextOffer, queueOf } from "../interaction/placement.ts";
import { phoneNotReady } from "../routing/readiness.ts";
import {
  type Acting,
  actingIn,
  consultOpen,
  customerRefusal,
  leadingIn,
  notPrimary,
} from "./acting.ts";
import type { Consult, ConsultTarget } from "./call.ts";
import { colleagueOf, isWithColleague, MAX_CONFERENCE_PARTIES } from "./call-parties.ts";
import { consultStops, transfersTo } from "./consult-end.ts";
import { consultAgentRefusal, notReadyRefusal, queueRefusal } from "./consult-target.ts";
import { colleagueLeaves } from "./hang-up-decide.ts";
import { dialAgent } from "./leg.ts";
import { inviteOutsider } from "./outsider.ts";

export type ConsultCommand = Extract<
  Command,
  {
    type:
      | "RequestConsult"
      | "ConfirmConsult"
      | "EndConsult"
      | "SwitchToCustomer"
      | "SwitchToColleague"
      | "CompleteConsultTransfer"
      | "MergeConference";
  }
>;

export function decideConsult(state: State, command: ConsultCommand, at: number): Decision {
  if (command.type === "EndConsult") return endConsult(state, command, at);
  const acting = leadingIn(state, command);
  if ("refused" in acting) return acting;
  if (command.type === "RequestConsult") return requestConsult(state, acting, command.target, at);
  const { consult } = acting.call;
  if (consult === null) return noConsult();
  if (command.type === "ConfirmConsult") return confirmConsult(state, acting, consult, at);
  const colleague = colleagueOf(acting.interaction);
  if (colleague === undefined) {
    return refuse("consult_not_connected", "Your colleague has not answered yet.");
  }
  const refusal = customerRefusal(acting.interaction);
  if (refusal !== null) return refusal;
  switch (command.type) {
    case "SwitchToCustomer":
      return switchTo(acting, "customer");
    case "SwitchToColleague":
      return switchTo(acting, "colleague");
    case "CompleteConsultTransfer":
      return completeTransfer(state, acting, colleague, at);
    case "MergeConference":
      return merge(acting);
  }
}

/** V-50 to V-52: the customer is on hold from now on, whoever is asked. */
function requestConsult(state: State, acting: Acting, target: ConsultTarget, at: number): Decision {
  const { interaction, call, party } = acting;
  const refusal =
    customerRefusal(interaction) ??
    consultOpen(call) ??
    (party.leg?.status === "up"
      ? null
      : refuse("agent_phone_not_ready", "Your phone is not connected to this call."));
  if (refusal !== null) return refusal;
  const asked = askTarget(state, acting, target, at);
  if ("refused" in asked) return asked;
  const interactionId = interaction.id;
  const consult: Consult = { by: party.agentId, target, requestedAt: at, state: asked.state };
  return decided([{ type: "ConsultRequested", interactionId, consult }, ...asked.events]);
}

function askTarget(
  state: State,
  { interaction, party }: Acting,
  target: ConsultTarget,
  at: number,
): { state: Consult["state"]; events: Event[] } | Refusal {
  const ringing = { status: "ringing", since: at } as const;
  const from = party.agentId;
  switch (target.type) {
    case "agent": {
      const refusal = consultAgentRefusal(state, interaction, from, target.agentId);
      if (refusal !== null) return refusal;
      const kind = { type: "consult", from } as const;
      return { state: ringing, events: [nextOffer(state, interaction, target.agentId, kind, at)] };
    }
    case "queue": {
      const refusal = queueRefusal(state, "voice", from, target.queueId);
      if (refusal !== null) return refusal;
      const { priority } = interaction.placement;
      const placement = consultPlacement(state, target.queueId, priority, at);
      return { state: { status: "waiting", placement }, events: [] };
    }
    case "number": {
      const { number } = target;
      const wanted = { number, role: "consulted", roomId: CONSULT_ROOM } as const;
      const invited = inviteOutsider(state, interaction, from, wanted, at);
      return "refused" in invited ? invited : { state: ringing, events: [invited] };
    }
  }
}

/** V-53: at the contact's priority, at an age of its own. */
function consultPlacement(
  state: State,
  queueId: QueueId,
  priority: number,
  at: number,
): QueuePlacement {
  return {
    queueId,
    priority,
    enteredAt: at,
    order: state.counters.placements + 1,
    requiredSkills: {},
    relaxationSteps: 0,
    preferred: null,
    missedBy: null,
  };
}

function confirmConsult(
  state: State,
  { interaction }: Acting,
  { state: asked, target }: Consult,
  at: number,
): Decision {
  if (asked.status !== "confirming" || target.type !== "queue") {
    return refuse("consult_nobody_found", "Nobody waits for you to confirm.");
  }
  const { agentId } = asked;
  const notReady = phoneNotReady(state, agentId);
  if (notReady !== null) return notReadyRefusal(notReady);
  const offer = known(
    interaction.offers.find(({ kind }) => kind.type === "consult"),
    "the offer of who was found",
  );
  const interactionId = interaction.id;
  const how = { autoAnswer: false, ringsUntil: null };
  return decided([
    {
      type: "OfferDialled",
      interactionId,
      offerId: offer.id,
      leg: dialAgent(state, interaction, agentId, how, at),
      expiresAt: at + queueOf(state, target.queueId).offerTimeoutMs,
    },
    { type: "ConsultRinging", interactionId },
  ]);
}

/** V-52, G-23: by who asked, at any time, or by who is consulted. The customer's call goes on. */
function endConsult(
  state: State,
  command: Extract<ConsultCommand, { type: "EndConsult" }>,
  at: number,
): Decision {
  const acting = actingIn(state, command);
  if ("refused" in acting) return acting;
  const { interaction, call, party } = acting;
  if (call.consult === null) return noConsult();
  if (party.role === "consulted") {
    return decided(colleagueLeaves(state, interaction, party.agentId, at));
  }
  if (call.consult.by !== party.agentId) {
    return notPrimary();
  }
  return decided(consultStops(state, interaction, "ended_by_requester", at));
}

/** V-31: taking one back puts the other on hold; both never are. */
function switchTo({ interaction, party }: Acting, to: "customer" | "colleague"): Decision {
  const isThere = isWithColleague(interaction, party.agentId) === (to === "colleague");
  if (isThere) return unchanged;
  return decided([{ type: "ConsultSwitched", interactionId: interaction.id, to }]);
}

/** K-42: whoever is with whom, customer and colleague are together then. */
function completeTransfer(
  state: State,
  { interaction, party }: Acting,
  colleague: AgentParty | OutsideParty,
  at: number,
): Decision {
  return decided(transfersTo(state, interaction, party.agentId, colleague, at));
}

/** V-60: everybody in one room. */
function merge({ interaction }: Acting): Decision {
  const members = interaction.rooms.flatMap((room) => room.members);
  if (members.length > MAX_CONFERENCE_PARTIES) {
    return refuse("conference_full", `A conference has at most ${MAX_CONFERENCE_PARTIES} parties.`);
  }
  const interactionId = interaction.id;
  return decided([{ type: "ConsultEnded", interactionId, outcome: "conference" }]);
}

function noConsult(): Refusal {
  return refuse("no_consult", "There is no consult in this call.");
}
