import type { CustomerId, EntryPointId, Interaction, InteractionId, Speaker } from "@maru/core";
import type { Action } from "../action/action.ts";
import { nameId } from "./name-id.ts";
import { numbered } from "./random-items.ts";
import type { Move, World } from "./world.ts";

export const CUSTOMER_MOVES: Move[] = [
  { name: "arrive", weight: 14, make: arrive },
  { name: "customer writes", weight: 10, make: write },
  { name: "customer reads", weight: 3, make: read },
  { name: "customer leaves", weight: 2.5, make: leave },
  { name: "customer is cut off", weight: 2.5, make: beCutOff },
  { name: "customer is back", weight: 5, make: comeBack },
];

const CUSTOMER: Speaker = { kind: "customer" };

function arrive(world: World): Action {
  const { random } = world;
  // The server makes the ids, so one that has closed does not come again; one that is live may.
  const taken = random.chance(0.03) ? random.pickOr(world.interactions(), null) : null;
  const customerId = taken !== null && random.chance(0.7) ? taken.customer.id : anyCustomer(world);
  const interactionId = taken?.id ?? world.fresh<InteractionId>("i");
  const entryPointId = random.chance(0.02)
    ? nameId<EntryPointId>(random.pick(["nowhere", "e-voice"]))
    : random.pick(numbered<EntryPointId>("e", world.size.entryPoints));
  return world.ask(
    {
      type: "StartChat",
      interactionId,
      entryPointId,
      customer: { id: customerId, name: customerId, language: random.pick(["ko", "en"]) },
      lastAgentId: random.chance(0.5) ? world.anyAgentId() : null,
      message: random.chance(0.6) ? message(world) : null,
    },
    `customer:${customerId}`,
  );
}

/** Mostly somebody who is not here yet; a customer has one conversation at a time. */
export function anyCustomer(world: World): CustomerId {
  const here = new Set(world.interactions().map(({ customer }) => customer.id));
  const away = world.customerIds.filter((customerId) => !here.has(customerId));
  return world.random.chance(0.9)
    ? world.random.pickOr(away, world.random.pick(world.customerIds))
    : world.random.pick(world.customerIds);
}

/** Something to say; now and then nothing, or far too much. */
export function message(world: World): { clientId: string; text: string } {
  const clientId = world.fresh("m");
  if (world.random.chance(0.02)) {
    return { clientId, text: world.random.pick([" ", "", "!".repeat(4_001)]) };
  }
  return { clientId, text: `${clientId}!` };
}

function write(world: World): Action | null {
  const interactionId = reach(world, () => true);
  if (interactionId === null) return null;
  const { clientId, text } = message(world);
  return world.ask(
    { type: "SendMessage", interactionId, sender: CUSTOMER, clientId, text },
    actorOf(world, interactionId),
  );
}

function read(world: World): Action | null {
  const interaction = world.random.pickOr<Interaction | null>(world.interactions(), null);
  if (interaction === null) return null;
  const deliveredUpTo = world.random.between(0, interaction.entryCount + 1);
  return world.ask(
    {
      type: "MarkTranscript",
      interactionId: interaction.id,
      reader: CUSTOMER,
      deliveredUpTo,
      readUpTo: world.random.between(0, deliveredUpTo),
    },
    actorOf(world, interaction.id),
  );
}

function leave(world: World): Action | null {
  const interactionId = reach(world, () => true);
  if (interactionId === null) return null;
  return world.ask({ type: "LeaveAsCustomer", interactionId }, actorOf(world, interactionId));
}

function beCutOff(world: World): Action | null {
  const interactionId = reach(world, (interaction) => connectionOf(interaction) === "connected");
  if (interactionId === null) return null;
  return { ...world.ask({ type: "LoseCustomerConnection", interactionId }, "system"), key: null };
}

function comeBack(world: World): Action | null {
  const interactionId = reach(world, (interaction) => connectionOf(interaction) === "lost");
  if (interactionId === null) return null;
  return {
    ...world.ask(
      { type: "RestoreCustomerConnection", interactionId },
      actorOf(world, interactionId),
    ),
    key: null,
  };
}

/** A live contact that fits; now and then any that ever was, because clients are late. */
function reach(world: World, wanted: (interaction: Interaction) => boolean): InteractionId | null {
  if (world.random.chance(0.06)) return world.anyInteractionId();
  return world.random.pickOr(world.interactions(wanted), null)?.id ?? null;
}

function connectionOf(interaction: Interaction): "connected" | "lost" | "gone" {
  for (const party of interaction.parties) {
    if (party.kind === "customer") return party.connection.status;
  }
  return "gone";
}

function actorOf(world: World, interactionId: InteractionId): string {
  return `customer:${world.state.interactions.get(interactionId)?.customer.id ?? "unknown"}`;
}
