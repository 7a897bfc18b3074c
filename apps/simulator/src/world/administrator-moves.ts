import type {
  Agent,
  AgentId,
  AgentProfileId,
  ConfigurationItem,
  ConfigurationKind,
  EntryPoint,
  EntryPointId,
  MultimediaProfileId,
  QueueId,
  TeamId,
} from "@maru/core";
import type { Action } from "../action/action.ts";
import {
  entryPointIds,
  numbered,
  queueIds,
  randomAgent,
  randomAgentProfile,
  randomEntryPoint,
  randomProfile,
  randomQueue,
  randomSettings,
} from "./random-items.ts";
import type { Move, World } from "./world.ts";

export const ADMINISTRATOR_MOVES: Move[] = [
  { name: "change capacity", weight: 1.5, make: changeCapacity },
  { name: "change queue", weight: 1.5, make: changeQueue },
  { name: "change agent", weight: 1.5, make: changeAgent },
  { name: "deactivate agent", weight: 0.4, make: deactivateAgent },
  { name: "change entry point", weight: 0.7, make: changeEntryPoint },
  { name: "change agent profile", weight: 0.7, make: changeAgentProfile },
  { name: "change settings", weight: 0.5, make: changeSettings },
  { name: "remove", weight: 0.7, make: remove },
  { name: "ask nonsense", weight: 2, make: askNonsense },
];

function put(world: World, item: ConfigurationItem): Action {
  return world.ask({ type: "PutConfiguration", ...item }, "agent:administrator");
}

function changeCapacity(world: World): Action {
  const id = world.random.pick(numbered<MultimediaProfileId>("p", world.size.profiles));
  return put(world, { kind: "multimediaProfile", item: randomProfile(world.random, id) });
}

function changeQueue(world: World): Action {
  const id = world.random.pick(queueIds(world.size));
  return put(world, { kind: "queue", item: randomQueue(world.random, world.size, id) });
}

function changeAgent(world: World): Action {
  const id = world.random.pick(world.agentIds);
  return put(world, { kind: "agent", item: randomAgent(world.random, world.size, id) });
}

function deactivateAgent(world: World): Action {
  const id = world.random.pick(world.agentIds);
  const agent: Agent =
    world.state.configuration.agent.get(id) ?? randomAgent(world.random, world.size, id);
  return put(world, { kind: "agent", item: { ...agent, active: !agent.active } });
}

function changeEntryPoint(world: World): Action {
  const id = world.random.pick(entryPointIds(world.size));
  return put(world, { kind: "entryPoint", item: randomEntryPoint(world.random, world.size, id) });
}

function changeAgentProfile(world: World): Action | null {
  const ids = numbered<AgentProfileId>("f", world.size.agentProfiles);
  if (ids.length === 0) return null;
  const item = randomAgentProfile(world.random, world.size, world.random.pick(ids));
  return put(world, { kind: "agentProfile", item });
}

function changeSettings(world: World): Action {
  return put(world, { kind: "settings", item: randomSettings(world.random) });
}

/** Much of this is in use, and so refused. */
function remove(world: World): Action {
  const kinds: [ConfigurationKind, string, number][] = [
    ["team", "t", world.size.teams],
    ["skill", "s", 3],
    ["multimediaProfile", "p", world.size.profiles],
    ["agent", "a", world.size.agents],
    ["queue", "q", world.size.queues],
    ["entryPoint", "e", world.size.entryPoints],
    ["idleReason", "r", world.size.idleReasons],
    ["wrapUpReason", "w", world.size.wrapUpReasons],
    ["settings", "settings", 0],
    ["agentProfile", "f", world.size.agentProfiles],
    ["trunk", "u", world.size.trunks],
    ["phoneNumber", "n", world.size.phoneNumbers],
    ["variable", "x", world.size.variables],
    ["address", "d", 2],
    ["prompt", "m", 2],
  ];
  const [kind, prefix, count] = world.random.pick(kinds);
  const id = world.random.pickOr(numbered<string>(prefix, count), prefix);
  return world.ask({ type: "RemoveConfiguration", kind, id }, "agent:administrator");
}

/** References to what is not there, and values outside their range. */
function askNonsense(world: World): Action {
  const { random, size } = world;
  const agent = randomAgent(random, size, random.pick(world.agentIds));
  const queue = randomQueue(random, size, random.pick(numbered<QueueId>("q", size.queues)));
  const id = random.pick(numbered<EntryPointId>("e", size.entryPoints));
  const entryPoint = randomEntryPoint(random, size, id);
  const item = random.pick<ConfigurationItem>([
    { kind: "agent", item: { ...agent, teamId: "nowhere" as TeamId } },
    { kind: "agent", item: { ...agent, id: "a-new" as AgentId, skills: { juggling: 3 } } },
    { kind: "queue", item: { ...queue, teamIds: ["nowhere" as TeamId] } },
    { kind: "queue", item: { ...queue, wrapUp: { ...queue.wrapUp, reasonIds: [] } } },
    { kind: "queue", item: { ...queue, channel: "voice" } },
    { kind: "queue", item: { ...queue, id: "q-voice" as QueueId, channel: "voice" } },
    { kind: "entryPoint", item: voiceEntryPoint(entryPoint) },
    { kind: "entryPoint", item: { ...entryPoint, queueId: "nowhere" as QueueId } },
    { kind: "entryPoint", item: { ...entryPoint, channel: "voice" } },
    { kind: "entryPoint", item: { ...entryPoint, requiredSkills: { juggling: 3 } } },
  ]);
  return put(world, item);
}

/** Another channel's, once its queue is there: chats are refused at it. */
function voiceEntryPoint(entryPoint: EntryPoint): EntryPoint {
  return {
    ...entryPoint,
    id: "e-voice" as EntryPointId,
    channel: "voice",
    queueId: "q-voice" as QueueId,
  };
}
