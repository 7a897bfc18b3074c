import type { AgentId, Command, Interaction, OfferId, QueueId, ReasonId } from "@maru/core";
import type { Action } from "../action/action.ts";
import { unreadiness } from "../invariants/nouns.ts";
import { message } from "./customer-moves.ts";
import { nameId } from "./name-id.ts";
import { numbered, queueIds } from "./random-items.ts";
import type { Move, World } from "./world.ts";

export const AGENT_MOVES: Move[] = [
  { name: "sign in", weight: 14, make: signIn },
  { name: "sign out", weight: 0.6, make: (world) => onesOwn(world, "SignOut") },
  { name: "set available", weight: 16, make: setAvailable },
  { name: "set idle", weight: 1.2, make: setIdle },
  { name: "accept", weight: 26, make: (world) => answer(world, true) },
  { name: "decline", weight: 3, make: (world) => answer(world, false) },
  { name: "answer too late", weight: 2, make: answerTooLate },
  { name: "agent writes", weight: 8, make: write },
  { name: "agent reads", weight: 2, make: read },
  { name: "transfer to agent", weight: 14, make: transferToAgent },
  { name: "transfer to queue", weight: 4, make: transferToQueue },
  { name: "end", weight: 5, make: end },
  { name: "wrap up", weight: 18, make: wrapUp },
  { name: "keep wrap-up open", weight: 4, make: keepWrapUpOpen },
  { name: "desktop dies", weight: 1.5, make: loseDesktop },
  { name: "desktop is back", weight: 14, make: restoreDesktop },
];

function asAgent(world: World, agentId: AgentId, command: Command): Action {
  return world.ask(command, `agent:${agentId}`);
}

function signIn(world: World): Action | null {
  const { agents, configuration } = world.state;
  const out = world.agentIds.filter(
    (agentId) => !agents.has(agentId) && configuration.agent.get(agentId)?.active === true,
  );
  const agentId = world.random.chance(0.05) ? world.anyAgentId() : world.random.pickOr(out, null);
  if (agentId === null) return null;
  return asAgent(world, agentId, { type: "SignIn", agentId });
}

function onesOwn(world: World, type: "SignOut" | "SetAvailable"): Action {
  const agentId = world.anyAgentId();
  return asAgent(world, agentId, { type, agentId });
}

function setAvailable(world: World): Action | null {
  const resting = [...world.state.agents.values()].filter(
    (session) => session.presence.status !== "available",
  );
  if (world.random.chance(0.04)) return onesOwn(world, "SetAvailable");
  if (resting.length === 0) return null;
  const { agentId } = world.random.pick(resting);
  return asAgent(world, agentId, { type: "SetAvailable", agentId });
}

function setIdle(world: World): Action {
  const agentId = world.anyAgentId();
  const reasonId = world.random.chance(0.05)
    ? nameId<ReasonId>("no-reason")
    : world.random.pick(numbered<ReasonId>("r", world.size.idleReasons));
  return asAgent(world, agentId, { type: "SetIdle", agentId, reasonId });
}

function answer(world: World, accept: boolean): Action | null {
  const ringing = world.interactions((interaction) => interaction.offers.length > 0);
  if (ringing.length === 0) return null;
  const interaction = world.random.pick(ringing);
  const { agentId } = world.random.pick(interaction.offers);
  return {
    do: "answer",
    agentId: world.random.chance(0.02) ? world.anyAgentId() : agentId,
    interactionId: interaction.id,
    accept,
    key: world.fresh("k"),
  };
}

/** To an offer that may be gone, by its agent or by somebody it was never made to. */
function answerTooLate(world: World): Action | null {
  if (world.offered.length === 0) return null;
  const known = world.random.pick(world.offered);
  const agentId = world.random.chance(0.2) ? world.anyAgentId() : known.agentId;
  return asAgent(world, agentId, {
    type: world.random.chance(0.7) ? "AcceptOffer" : "DeclineOffer",
    agentId,
    offerId: known.offerId as OfferId,
  });
}

/** An agent and a contact they are in, by what they do there; now and then any two. */
function involved(
  world: World,
  activity: "connected" | "wrap_up",
): { agentId: AgentId; interaction: Interaction } | null {
  const pairs = world
    .interactions()
    .flatMap((interaction) =>
      interaction.parties.flatMap((party) =>
        party.kind === "agent" && party.activity.status === activity
          ? [{ agentId: party.agentId, interaction }]
          : [],
      ),
    );
  if (world.random.chance(0.05)) {
    const interaction = world.random.pickOr<Interaction | null>(world.interactions(), null);
    return interaction === null ? null : { agentId: world.anyAgentId(), interaction };
  }
  return world.random.pickOr(pairs, null);
}

function write(world: World): Action | null {
  const who = involved(world, world.random.chance(0.95) ? "connected" : "wrap_up");
  if (who === null) return null;
  const { clientId, text } = message(world);
  return asAgent(world, who.agentId, {
    type: "SendMessage",
    interactionId: world.random.chance(0.05) ? world.anyInteractionId() : who.interaction.id,
    sender: { kind: "agent", agentId: who.agentId },
    clientId,
    text,
  });
}

function read(world: World): Action | null {
  const who = involved(world, "connected");
  if (who === null) return null;
  const upTo = world.random.between(0, who.interaction.entryCount);
  return asAgent(world, who.agentId, {
    type: "MarkTranscript",
    interactionId: who.interaction.id,
    reader: { kind: "agent", agentId: who.agentId },
    deliveredUpTo: upTo,
    readUpTo: world.random.between(0, upTo),
  });
}

function transferToAgent(world: World): Action | null {
  const who = involved(world, "connected");
  if (who === null) return null;
  const teamOf = (agentId: AgentId) => world.state.configuration.agent.get(agentId)?.teamId;
  const willing = world.agentIds.filter(
    (agentId) =>
      agentId !== who.agentId &&
      teamOf(agentId) === teamOf(who.agentId) &&
      unreadiness(world.state, agentId, who.interaction.channel) === null,
  );
  const target = world.random.chance(0.15)
    ? world.anyAgentId()
    : world.random.pickOr(willing, null);
  if (target === null) return null;
  return asAgent(world, who.agentId, {
    type: "TransferToAgent",
    interactionId: who.interaction.id,
    agentId: who.agentId,
    target,
  });
}

function transferToQueue(world: World): Action | null {
  const who = involved(world, "connected");
  if (who === null) return null;
  const queueId = world.random.chance(0.05)
    ? nameId<QueueId>(world.random.pick(["no-queue", "q-voice", "q1"]))
    : world.random.pick(queueIds(world.size, who.interaction.channel));
  return asAgent(world, who.agentId, {
    type: "TransferToQueue",
    interactionId: who.interaction.id,
    agentId: who.agentId,
    queueId,
  });
}

function end(world: World): Action | null {
  const who = involved(world, world.random.chance(0.95) ? "connected" : "wrap_up");
  if (who === null) return null;
  return asAgent(world, who.agentId, {
    type: "EndConversation",
    interactionId: who.interaction.id,
    agentId: who.agentId,
  });
}

function wrapUp(world: World): Action | null {
  const who = involved(world, "wrap_up");
  if (who === null) return null;
  return asAgent(world, who.agentId, {
    type: "CompleteWrapUp",
    interactionId: who.interaction.id,
    agentId: who.agentId,
    reasonId: world.random.pick(numbered<ReasonId>("w", world.size.wrapUpReasons)),
  });
}

function keepWrapUpOpen(world: World): Action | null {
  const who = involved(world, "wrap_up");
  if (who === null) return null;
  return asAgent(world, who.agentId, {
    type: "KeepWrapUpOpen",
    interactionId: who.interaction.id,
    agentId: who.agentId,
  });
}

function loseDesktop(world: World): Action | null {
  const sessions = [...world.state.agents.values()];
  const agentId = world.random.chance(0.05)
    ? world.anyAgentId()
    : world.random.pickOr(sessions, null)?.agentId;
  if (agentId === undefined) return null;
  return {
    do: "ask",
    command: { type: "LoseAgentConnection", agentId },
    actor: "system",
    key: null,
  };
}

function restoreDesktop(world: World): Action | null {
  const lost = [...world.state.agents.values()].filter(
    (session) => session.connection.status === "lost",
  );
  const agentId = world.random.chance(0.05)
    ? world.anyAgentId()
    : world.random.pickOr(lost, null)?.agentId;
  if (agentId === undefined) return null;
  return {
    do: "ask",
    command: { type: "RestoreAgentConnection", agentId },
    actor: `agent:${agentId}`,
    key: null,
  };
}
