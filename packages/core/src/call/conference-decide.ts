import type { Command } from "../engine/command.ts";
import { type Decision, decided, unchanged } from "../engine/decision.ts";
import { type Refusal, refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import { agentPartyOf } from "../interaction/conversation-decide.ts";
import { type Acting, actingIn, consultOpen, leadingIn, notPrimary } from "./acting.ts";
import { isConference, isConferenced } from "./call-parties.ts";
import { becomesPrimary, left, outsideLeft } from "./consult-end.ts";
import { memberLeaves, primaryLeaves } from "./hang-up-decide.ts";

type ConferenceCommand = Extract<
  Command,
  { type: "LeaveConference" | "HandOverPrimary" | "DropParty" | "MuteParty" }
>;

export function decideConference(state: State, command: ConferenceCommand, at: number): Decision {
  if (command.type === "MuteParty") return muteParty(state, command);
  if (command.type === "LeaveConference") return leave(state, command, at);
  const acting = leadingIn(state, command);
  if ("refused" in acting) return acting;
  const refusal = leadingRefusal(acting);
  if (refusal !== null) return refusal;
  return command.type === "DropParty" ? dropParty(acting, command) : handOver(acting, command);
}

/** G-57: a member leaves; V-61: who leads it, or led it before, wraps up. The others go on. */
function leave(
  state: State,
  command: Extract<ConferenceCommand, { type: "LeaveConference" }>,
  at: number,
): Decision {
  const acting = actingIn(state, command);
  if ("refused" in acting) return acting;
  const { interaction, party } = acting;
  if (party.role === "conferenced") return decided([memberLeaves(state, interaction, party, at)]);
  if (party.role !== "primary") return notInConference();
  const refusal = leadingRefusal(acting);
  if (refusal !== null) return refusal;
  return decided(primaryLeaves(state, interaction, party.agentId, at));
}

/** V-61: leadership goes to an agent of the conference; who had it stays as a member. */
function handOver(
  { interaction }: Acting,
  { target }: Extract<ConferenceCommand, { type: "HandOverPrimary" }>,
): Decision {
  const party = agentPartyOf(interaction, target);
  if (party === undefined || !isConferenced(party)) {
    return refuse("agent_not_in_conference", "Choose an agent of this conference.", "agentId");
  }
  return decided([becomesPrimary(interaction, target)]);
}

/** G-56, V-61: an agent or an outsider is taken out. The customer is not: their call is ended instead. */
function dropParty(
  { interaction }: Acting,
  { partyId }: Extract<ConferenceCommand, { type: "DropParty" }>,
): Decision {
  const party = interaction.parties.find(({ id }) => id === partyId);
  if (party === undefined || party.kind === "customer" || !isConferenced(party)) {
    return refuse("party_not_found", "There is nobody like this to take out.", "partyId");
  }
  return decided([
    party.kind === "agent"
      ? left(interaction, party.agentId, "dropped")
      : outsideLeft(interaction, party, "dropped"),
  ]);
}

/** V-55: one's own voice, at any time; G-55: anybody's, by who leads a conference. */
function muteParty(
  state: State,
  { interactionId, agentId, partyId, muted }: Extract<ConferenceCommand, { type: "MuteParty" }>,
): Decision {
  const acting = actingIn(state, { interactionId, agentId });
  if ("refused" in acting) return acting;
  const { interaction, party } = acting;
  if (partyId !== party.id) {
    if (party.role !== "primary") return notPrimary();
    const refusal = leadingRefusal(acting);
    if (refusal !== null) return refusal;
  } else if (party.leg?.status !== "up") {
    return refuse("agent_phone_not_ready", "Your phone is not connected to this call.");
  }
  const leg = interaction.parties.find(({ id }) => id === partyId)?.leg;
  if (leg?.status !== "up") {
    return refuse("party_not_found", "Nobody like this is on the telephone.", "partyId");
  }
  if (leg.muted === muted) return unchanged;
  return decided([{ type: "PartyMuted", interactionId, partyId, muted }]);
}

/** What is done to others is done from beside them. */
function leadingRefusal({ interaction, call }: Acting): Refusal | null {
  return isConference(interaction) ? consultOpen(call) : notInConference();
}

function notInConference(): Refusal {
  return refuse("not_in_conference", "This call is not a conference.");
}
