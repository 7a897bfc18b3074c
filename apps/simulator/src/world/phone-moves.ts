import type {
  AgentId,
  EntryPointId,
  Interaction,
  InteractionId,
  LegCause,
  PartyId,
  PhoneKind,
  TrunkId,
} from "@maru/core";
import type { Action } from "../action/action.ts";
import { anyCustomer } from "./customer-moves.ts";
import { nameId } from "./name-id.ts";
import { numbered } from "./random-items.ts";
import type { Move, World } from "./world.ts";

/** What happens at telephones, of customers, agents and others, and between the process and the media engine. */
export const PHONE_MOVES: Move[] = [
  { name: "call", weight: 18, make: call },
  { name: "phone is answered", weight: 70, make: (world) => ring(world, "answer") },
  { name: "phone is not answered", weight: 2.5, make: (world) => ring(world, refusal(world)) },
  { name: "customer hangs up", weight: 2, make: (world) => endOf(world, "customer", "hung_up") },
  {
    name: "customer's line is lost",
    weight: 0.7,
    make: (world) => endOf(world, "customer", "lost"),
  },
  { name: "agent hangs up", weight: 2.5, make: (world) => endOf(world, "agent", "hung_up") },
  { name: "agent's phone vanishes", weight: 2, make: (world) => endOf(world, "agent", "lost") },
  { name: "outsider hangs up", weight: 2, make: (world) => endOf(world, "outside", "hung_up") },
  { name: "phone registers", weight: 18, make: phoneRegisters },
  { name: "phone is gone", weight: 1.2, make: phoneIsGone },
  { name: "trunk", weight: 0.5, make: trunk },
  { name: "media engine stops", weight: 0.25, make: () => ({ do: "media", up: false }) },
  { name: "media engine starts", weight: 6, make: mediaStarts },
  { name: "media engine has faults", weight: 0.3, make: faults },
  { name: "media engine is sound", weight: 1.5, make: () => ({ do: "faults", faults: null }) },
];

const PHONES: PhoneKind[] = ["browser", "desk_phone"];

function call(world: World): Action | null {
  const { random, size } = world;
  if (size.voiceEntryPoints === 0) return null;
  const id = anyCustomer(world);
  return {
    do: "call",
    interactionId: world.fresh<InteractionId>("v"),
    entryPointId: random.chance(0.02)
      ? nameId<EntryPointId>(random.pick(["nowhere", "e1"]))
      : random.pick(numbered<EntryPointId>("ev", size.voiceEntryPoints)),
    customer: { id, name: id, language: random.pick(["ko", "en"]) },
    lastAgentId: random.chance(0.5) ? world.anyAgentId() : null,
    customerNumber: random.chance(0.9) ? `+8210555${1_000 + Number(id.slice(1))}` : null,
    ourNumber: random.chance(0.8) ? "+82212340001" : null,
  };
}

type Line = { interactionId: InteractionId; partyId: PartyId };

/** Everybody whose phone rings: for an offer, or as a party. */
function ringing(world: World): Line[] {
  return world
    .interactions()
    .flatMap(({ id: interactionId, offers, parties }) => [
      ...offers
        .filter(({ leg }) => leg !== null)
        .map(({ agentId }) => ({ interactionId, partyId: nameId<PartyId>(agentId) })),
      ...parties
        .filter(({ leg }) => leg?.status === "ringing")
        .map(({ id }) => ({ interactionId, partyId: id })),
    ]);
}

function ring(world: World, does: "answer" | LegCause): Action | null {
  const line = world.random.pickOr<Line | null>(ringing(world), null);
  return line === null ? null : { do: "party", ...line, does };
}

function refusal(world: World): LegCause {
  return world.random.pick<LegCause>(["rejected", "busy", "no_answer", "unreachable", "lost"]);
}

function endOf(
  world: World,
  kind: Interaction["parties"][number]["kind"],
  does: LegCause,
): Action | null {
  const lines = world
    .interactions()
    .flatMap(({ id: interactionId, parties }) =>
      parties
        .filter((party) => party.kind === kind && party.leg?.status === "up")
        .map(({ id: partyId }): Line => ({ interactionId, partyId })),
    );
  const line = world.random.pickOr<Line | null>(lines, null);
  return line === null ? null : { do: "party", ...line, does };
}

function phoneRegisters(world: World): Action | null {
  if (world.size.voiceQueues === 0) return null;
  const missing = world.agentIds.filter((agentId) => !world.state.phones.has(agentId));
  const agentId = world.random.pickOr<AgentId | null>(missing, null);
  if (agentId === null) return null;
  return { do: "phone", agentId, phone: world.random.pick(PHONES), reachable: true };
}

function phoneIsGone(world: World): Action | null {
  const agentId = world.random.pickOr<AgentId | null>([...world.state.phones.keys()], null);
  if (agentId === null) return null;
  const phone = world.random.pick(world.state.phones.get(agentId) ?? PHONES);
  return { do: "phone", agentId, phone, reachable: false };
}

function trunk(world: World): Action | null {
  const ids = numbered<TrunkId>("u", world.size.trunks);
  const dead = [...world.state.unreachableTrunks.keys()];
  const trunkId = world.random.pickOr<TrunkId | null>([...ids, ...dead, ...dead], null);
  if (trunkId === null) return null;
  return { do: "trunk", trunkId, reachable: dead.includes(trunkId) };
}

function mediaStarts(world: World): Action | null {
  if (world.size.voiceQueues === 0 || world.state.media.status === "up") return null;
  return { do: "media", up: true };
}

function faults(world: World): Action {
  const { random } = world;
  return {
    do: "faults",
    faults: {
      lose: random.pick([0, 0, 0.1]),
      repeat: random.pick([0, 0.2]),
      delayUpToMs: random.pick([0, 300, 3_000]),
      refuse: random.pick([0, 0.1, 0.3]),
      stepUpToMs: random.pick([0, 50, 1_000]),
    },
  };
}
