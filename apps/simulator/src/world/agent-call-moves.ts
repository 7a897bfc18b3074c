import {
  type AgentId,
  type Command,
  type ConsultTarget,
  type ControlName,
  controlsFor,
  type Interaction,
  type InteractionId,
  type Party,
  type PartyId,
  type PhoneNumberId,
  type QueueId,
  type Station,
} from "@maru/core";
import type { Action } from "../action/action.ts";
import { holdsOf } from "../invariants/nouns.ts";
import { anyCustomer } from "./customer-moves.ts";
import { nameId } from "./name-id.ts";
import { numbered, queueIds } from "./random-items.ts";
import type { Move, World } from "./world.ts";

/** What an agent in a call may ask for, at the agent's own moment. */
type Ask = (world: World, agentId: AgentId, interaction: Interaction) => Command | null;

/** Commands that name nothing but the call. */
const PLAIN = {
  hold: "HoldCustomer",
  resume: "ResumeCustomer",
  confirmConsult: "ConfirmConsult",
  endConsult: "EndConsult",
  switchToCustomer: "SwitchToCustomer",
  switchToColleague: "SwitchToColleague",
  completeTransfer: "CompleteConsultTransfer",
  merge: "MergeConference",
  leave: "LeaveConference",
  pauseRecording: "PauseRecording",
  resumeRecording: "ResumeRecording",
  endAbusive: "EndAbusiveCall",
  recoveryPause: "TakeRecoveryPause",
} as const;

function plain(control: keyof typeof PLAIN, weight: number): Move {
  const type = PLAIN[control];
  const ask: Ask = (_world, agentId, { id: interactionId }) => ({ type, interactionId, agentId });
  return { name: control, weight, make: (world) => using(world, control, ask) };
}

export const AGENT_CALL_MOVES: Move[] = [
  { name: "station", weight: 14, make: setStation },
  { name: "outdial", weight: 6, make: outdial },
  plain("hold", 5),
  plain("resume", 8),
  { name: "consult", weight: 45, make: (world) => using(world, "consult", consult) },
  plain("confirmConsult", 40),
  plain("endConsult", 3),
  plain("switchToCustomer", 14),
  plain("switchToColleague", 14),
  plain("completeTransfer", 8),
  plain("merge", 30),
  plain("leave", 5),
  { name: "hand over", weight: 14, make: (world) => using(world, "handOverPrimary", handOver) },
  { name: "drop", weight: 6, make: (world) => using(world, "dropParty", drop) },
  { name: "mute another", weight: 10, make: (world) => using(world, "muteParty", mute) },
  { name: "mute", weight: 2, make: (world) => using(world, "mute", muteSelf) },
  plain("pauseRecording", 4),
  plain("resumeRecording", 3),
  plain("endAbusive", 1.5),
  plain("recoveryPause", 6),
  { name: "variables", weight: 4, make: (world) => using(world, "setVariables", setVariables) },
  { name: "to a number", weight: 3, make: (world) => using(world, "transfer", toNumber) },
  { name: "rejoin", weight: 4, make: rejoin },
];

/** Some agent for whom the control is enabled; now and then any agent and any contact. */
function using(world: World, control: ControlName, ask: Ask): Action | null {
  const { random, state } = world;
  if (random.chance(0.04)) {
    const interaction = random.pickOr<Interaction | null>(world.interactions(), null);
    return interaction === null ? null : asking(world, world.anyAgentId(), interaction, ask);
  }
  const calls = world.interactions(({ call }) => call !== null);
  const able = calls.flatMap((interaction) =>
    world.agentIds
      .filter((agentId) => holdsOf(interaction, agentId) > 0)
      .filter((agentId) => controlsFor(state, interaction, agentId)[control].enabled)
      .map((agentId) => ({ agentId, interaction })),
  );
  const chosen = random.pickOr<(typeof able)[number] | null>(able, null);
  return chosen === null ? null : asking(world, chosen.agentId, chosen.interaction, ask);
}

function asking(world: World, agentId: AgentId, interaction: Interaction, ask: Ask): Action | null {
  const command = ask(world, agentId, interaction);
  return command === null ? null : world.ask(command, `agent:${agentId}`);
}

function setStation(world: World): Action | null {
  const { random, state } = world;
  if (world.size.voiceQueues === 0) return null;
  const without = [...state.agents.values()].filter(({ station }) => station === null);
  const agentId = random.chance(0.1)
    ? world.anyAgentId()
    : (random.pickOr(without, null)?.agentId ?? null);
  if (agentId === null) return null;
  return world.ask(
    { type: "SetStation", agentId, station: stationFor(world, agentId) },
    `agent:${agentId}`,
  );
}

/** Mostly where a phone of theirs is. */
function stationFor(world: World, agentId: AgentId): Station | null {
  const { random, state } = world;
  const kinds = state.phones.get(agentId) ?? [];
  if (kinds.length > 0 && random.chance(0.8)) return { kind: random.pick(kinds) };
  return random.pick<Station | null>([
    { kind: "number", number: `+8210777${1_000 + random.between(0, 99)}` },
    { kind: "browser" },
    { kind: "desk_phone" },
    null,
  ]);
}

function outdial(world: World): Action | null {
  const { random, state, size } = world;
  if (size.voiceQueues === 0) return null;
  const free = [...state.agents.values()].filter(
    ({ agentId, station }) =>
      station !== null && !world.interactions().some((one) => holdsOf(one, agentId) > 0),
  );
  const agentId = random.chance(0.1)
    ? world.anyAgentId()
    : (random.pickOr(free, null)?.agentId ?? null);
  if (agentId === null) return null;
  const id = anyCustomer(world);
  const callerNumberId = random.chance(0.2)
    ? random.pickOr(numbered<PhoneNumberId>("n", size.phoneNumbers), null)
    : null;
  return world.ask(
    {
      type: "StartOutdial",
      interactionId: world.fresh<InteractionId>("v"),
      agentId,
      number: anyNumber(world),
      callerNumberId,
      customer: { id, name: id, language: "ko" },
    },
    `agent:${agentId}`,
  );
}

function anyNumber(world: World): string {
  return world.random.weighted([
    { weight: 10, value: `+822555${1_000 + world.random.between(0, 99)}` },
    { weight: 2, value: "+12125550123" },
    { weight: 0.4, value: "119" },
    { weight: 0.4, value: "02-555" },
  ]);
}

function consult(world: World, agentId: AgentId, { id }: Interaction): Command {
  const target = consultTarget(world, agentId);
  return { type: "RequestConsult", interactionId: id, agentId, target };
}

function consultTarget(world: World, asker: AgentId): ConsultTarget {
  const { random, state, size } = world;
  const colleagues = [...state.agents.values()]
    .filter(({ agentId, station }) => agentId !== asker && station !== null)
    .map(({ agentId }) => agentId);
  const kind = random.pick(["agent", "agent", "queue", "queue", "number"] as const);
  if (kind === "number") return { type: "number", number: anyNumber(world) };
  if (kind === "queue") {
    const queueId = random.chance(0.05)
      ? nameId<QueueId>(random.pick(["no-queue", "q1"]))
      : random.pickOr(queueIds(size, "voice"), nameId<QueueId>("no-queue"));
    return { type: "queue", queueId };
  }
  const agentId = random.chance(0.15)
    ? world.anyAgentId()
    : random.pickOr(colleagues, world.anyAgentId());
  return { type: "agent", agentId };
}

function handOver(world: World, agentId: AgentId, { id, parties }: Interaction): Command {
  const others = parties.flatMap((party) =>
    party.kind === "agent" && party.role === "conferenced" ? [party.agentId] : [],
  );
  const target = world.random.pickOr(others, world.anyAgentId());
  return { type: "HandOverPrimary", interactionId: id, agentId, target };
}

function drop(world: World, agentId: AgentId, { id, parties }: Interaction): Command | null {
  const partyId = other(world, agentId, parties);
  return partyId === null ? null : { type: "DropParty", interactionId: id, agentId, partyId };
}

function mute(world: World, agentId: AgentId, { id, parties }: Interaction): Command | null {
  const partyId = other(world, agentId, parties);
  if (partyId === null) return null;
  const muted = world.random.chance(0.6);
  return { type: "MuteParty", interactionId: id, agentId, partyId, muted };
}

function muteSelf(world: World, agentId: AgentId, { id }: Interaction): Command {
  const muted = world.random.chance(0.5);
  const partyId = nameId<PartyId>(agentId);
  return { type: "MuteParty", interactionId: id, agentId, partyId, muted };
}

function other(world: World, agentId: AgentId, parties: Party[]): PartyId | null {
  const others = parties.filter(({ id }) => id !== nameId<PartyId>(agentId));
  return world.random.pickOr(others, null)?.id ?? null;
}

/** Values that suit the variable's type mostly. */
function setVariables(world: World, agentId: AgentId, { id }: Interaction): Command | null {
  const { random, state } = world;
  const variable = random.pickOr([...state.configuration.variable.values()], null);
  if (variable === null) return null;
  const suiting = { text: "hello", number: 7, boolean: true, date: "2026-01-02", choice: "gold" };
  const value = random.weighted([
    { weight: 8, value: suiting[variable.type] },
    { weight: 1, value: null },
    { weight: 1, value: "platinum" },
  ]);
  const values = { [random.chance(0.03) ? "x99" : variable.id]: value };
  return { type: "SetVariables", interactionId: id, agentId, values };
}

function toNumber(world: World, agentId: AgentId, { id }: Interaction): Command {
  return { type: "TransferToNumber", interactionId: id, agentId, number: anyNumber(world) };
}

/** An agent whose phone vanished takes the call up again. */
function rejoin(world: World): Action | null {
  const lost = world
    .interactions()
    .flatMap((interaction) =>
      interaction.parties.flatMap((party) =>
        party.kind === "agent" && party.phoneLost !== null
          ? [{ interactionId: interaction.id, agentId: party.agentId }]
          : [],
      ),
    );
  const who = world.random.pickOr<(typeof lost)[number] | null>(lost, null);
  return who === null ? null : world.ask({ type: "RejoinCall", ...who }, `agent:${who.agentId}`);
}
