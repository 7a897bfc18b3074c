import {
  type Agent,
  type AgentId,
  type EntryPoint,
  type EntryPointId,
  type MultimediaProfile,
  type MultimediaProfileId,
  type Queue,
  type QueueId,
  type ReasonId,
  type Settings,
  type SkillId,
  type SkillLevels,
  STRATEGIES,
  type TeamId,
} from "@maru/core";
import type { Random } from "../random.ts";
import { nameId } from "./name-id.ts";

/** How many of each kind a world has; everything is named by kind and number, so that any id can be guessed. */
export type Size = {
  teams: number;
  skills: number;
  profiles: number;
  agents: number;
  queues: number;
  entryPoints: number;
  idleReasons: number;
  wrapUpReasons: number;
};

export function randomSize(random: Random): Size {
  return {
    teams: random.pick([1, 1, 2, 3]),
    skills: random.between(0, 3),
    profiles: random.between(1, 3),
    agents: random.pick([1, 2, 3, 4, 5, 6, 7]),
    queues: random.between(1, 4),
    entryPoints: random.between(1, 5),
    idleReasons: random.between(1, 2),
    wrapUpReasons: random.between(1, 3),
  };
}

export function numbered<Id extends string>(prefix: string, count: number): Id[] {
  return Array.from({ length: count }, (_, index) => nameId<Id>(`${prefix}${index + 1}`));
}

/** The second is a word every object knows: levels are looked up by id, and must not find it by accident. */
export function skillIds(size: Size): SkillId[] {
  return ["s1", "toString", "s3"].slice(0, size.skills).map((name) => nameId<SkillId>(name));
}

/** Levels for some of the skills. */
function randomLevels(random: Random, size: Size, probability: number): SkillLevels {
  const levels: SkillLevels = {};
  for (const skill of random.some(skillIds(size), probability)) {
    levels[skill] = random.between(1, 10);
  }
  return levels;
}

export function randomSettings(random: Random): Settings {
  return {
    id: "settings",
    name: "Maru",
    timeZone: "Asia/Seoul",
    agentGraceMs: random.pick([0, 5_000, 15_000, 60_000]),
    customerGraceMs: random.pick([0, 20_000, 300_000]),
  };
}

export function randomProfile(random: Random, id: MultimediaProfileId): MultimediaProfile {
  return {
    id,
    name: id,
    capacity: {
      chat: random.weighted([
        { weight: 1, value: 0 },
        { weight: 4, value: 1 },
        { weight: 4, value: 2 },
        { weight: 2, value: 3 },
        { weight: 1, value: 5 },
      ]),
      voice: random.between(0, 1),
      email: random.between(0, 5),
      social: random.between(0, 5),
    },
  };
}

export function randomAgent(random: Random, size: Size, id: AgentId): Agent {
  return {
    id,
    name: id,
    role: random.pick(["agent", "agent", "supervisor", "administrator"]),
    teamId: random.pick(numbered<TeamId>("t", size.teams)),
    multimediaProfileId: random.pick(numbered<MultimediaProfileId>("p", size.profiles)),
    skills: randomLevels(random, size, 0.6),
    active: true,
  };
}

export function randomQueue(random: Random, size: Size, id: QueueId): Queue {
  const reasonIds = random.some(numbered<ReasonId>("w", size.wrapUpReasons), 0.7, 1);
  return {
    id,
    name: id,
    description: "",
    channel: "chat",
    teamIds: random.some(numbered<TeamId>("t", size.teams), 0.6, 1),
    strategy: random.pick(STRATEGIES),
    offerTimeoutMs: random.pick([1_000, 10_000, 20_000, 60_000]),
    onMissed: random.pick(["rona", "recall"]),
    transferFallback: random.pick(["sender", "sender", "queue", "end"]),
    serviceLevelMs: 20_000,
    relaxation: randomRelaxation(random),
    preferredAgentMs: random.pick([0, 0, 5_000, 60_000]),
    wrapUp: {
      timeoutMs: random.pick([0, 1_000, 30_000, 120_000]),
      reasonIds,
      defaultReasonId: random.pick(reasonIds),
      mayKeepOpen: random.chance(0.5),
    },
  };
}

function randomRelaxation(random: Random): Queue["relaxation"] {
  let afterMs = 0;
  let lowerBy = 0;
  return Array.from({ length: random.pick([0, 1, 1, 2, 3]) }, () => {
    afterMs += random.pick([1_000, 10_000, 40_000]);
    lowerBy = Math.min(10, lowerBy + random.between(1, 4));
    return { afterMs, lowerBy };
  });
}

export function randomEntryPoint(random: Random, size: Size, id: EntryPointId): EntryPoint {
  return {
    id,
    name: id,
    description: "",
    channel: "chat",
    queueId: random.pick(numbered<QueueId>("q", size.queues)),
    priority: random.weighted([
      { weight: 6, value: 5 },
      { weight: 1, value: 1 },
      { weight: 1, value: 10 },
      { weight: 1, value: 4 },
    ]),
    requiredSkills: random.chance(0.5) ? {} : randomLevels(random, size, 0.5),
    greeting: { ko: "안녕하세요", en: "Hello" },
    preferLastAgent: random.chance(0.4),
  };
}
