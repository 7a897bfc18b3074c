/** What is said once, to who is there, and kept nowhere: not journaled, nor in order with what is. */
import type { InteractionId, LegId, Party, State } from "@maru/core";
import type { Audience } from "../engine/organisation-engine.ts";
import { digitFrame, typingFrame } from "./frames.ts";
import type { View, ViewRegistry } from "./view-registry.ts";

/** To the others in the room. */
export function relayTyping(
  state: State,
  registry: ViewRegistry,
  audience: Audience,
  { interactionId, on }: { interactionId: InteractionId; on: boolean },
): void {
  const interaction = state.interactions.get(interactionId);
  const party = interaction?.parties.find((candidate) => isParty(candidate, audience));
  if (interaction === undefined || party === undefined || party.kind === "outside") return;
  if (audience.kind === "customer" && audience.customerId !== interaction.customer.id) return;
  const room = interaction.rooms.find(({ members }) => members.includes(party.id));
  if (room === undefined) return;
  const name =
    party.kind === "customer"
      ? interaction.customer.name
      : (state.configuration.agent.get(party.agentId)?.name ?? party.agentId);
  const frame = typingFrame({ interactionId, from: party.id, name, on });
  for (const other of interaction.parties) {
    if (other === party || other.kind === "outside" || !room.members.includes(other.id)) continue;
    const view =
      other.kind === "customer"
        ? registry.customers.get(interaction.customer.id)
        : registry.agents.get(other.agentId);
    send(view, frame, state.seq);
  }
}

/** A key the customer pressed, to the agents in the call. */
export function relayDigit(
  state: State,
  registry: ViewRegistry,
  { interactionId, legId, digit }: { interactionId: InteractionId; legId: LegId; digit: string },
): void {
  const parties = state.interactions.get(interactionId)?.parties ?? [];
  if (!parties.some((party) => party.kind === "customer" && party.leg?.id === legId)) return;
  const frame = digitFrame(interactionId, digit);
  for (const party of parties) {
    if (party.kind !== "agent" || party.activity.status !== "connected") continue;
    send(registry.agents.get(party.agentId), frame, state.seq);
  }
}

function send(view: View | undefined, frame: string, seq: number): void {
  for (const subscription of view?.subscriptions ?? []) subscription.send(frame, seq);
}

function isParty(party: Party, audience: Audience): boolean {
  if (party.kind === "customer") return audience.kind === "customer";
  return (
    party.kind === "agent" &&
    audience.kind === "agent" &&
    party.agentId === audience.agentId &&
    party.activity.status === "connected"
  );
}
