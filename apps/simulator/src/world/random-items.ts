import {
  type Address,
  type AddressId,
  type Agent,
  type AgentId,
  type AgentProfile,
  type AgentProfileId,
  type Channel,
  CONFIGURATION_DEFAULTS,
  type EntryPoint,
  type EntryPointId,
  type MultimediaProfile,
  type MultimediaProfileId,
  type PhoneNumber,
  type PhoneNumberId,
  type Queue,
  type QueueId,
  type ReasonId,
  type RoleId,
  type Settings,
  type SkillId,
  type SkillLevels,
  STRATEGIES,
  type TeamId,
  type Trunk,
  type TrunkId,
  type Variable,
  type VariableId,
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
  /** How much of the telephone there is: queues and entry points of their own; 0: none. */
  voiceQueues: number;
  voiceEntryPoints: number;
  outdialEntryPoints: number;
  agentProfiles: number;
  trunks: number;
  phoneNumbers: number;
  variables: number;
};

export function randomSize(random: Random): Size {
  const hasTelephone = random.chance(0.75);
  return {
    teams: random.pick([1, 1, 2, 3]),
    skills: random.between(0, 3),
    profiles: random.between(1, 3),
    agents: random.pick([1, 2, 3, 4, 5, 6, 7]),
    queues: random.between(1, 4),
    entryPoints: random.between(1, 5),
    idleReasons: random.between(1, 2),
    wrapUpReasons: random.between(1, 3),
    voiceQueues: hasTelephone ? random.between(1, 2) : 0,
    voiceEntryPoints: hasTelephone ? random.between(1, 3) : 0,
    outdialEntryPoints: hasTelephone ? 1 : 0,
    agentProfiles: hasTelephone ? random.between(1, 2) : 0,
    trunks: hasTelephone ? random.between(1, 2) : 0,
    phoneNumbers: hasTelephone ? random.between(1, 2) : 0,
    variables: random.between(0, 3),
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
    recoveryPauseMs: random.pick([0, 60_000, 180_000]),
    endWhenOnlyOutsiders: random.chance(0.5),
    defaultCallerNumberId: null,
    signIn: { minPasswordLength: 10, secondFactor: "optional", secondFactorRoleIds: [] },
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
      voice: random.pick([0, 1, 1, 1, 2]),
      email: random.between(0, 5),
      social: random.between(0, 5),
    },
  };
}

export function randomAgent(random: Random, size: Size, id: AgentId): Agent {
  return {
    id,
    name: id,
    roleId: random.pick(["agent", "agent", "supervisor", "administrator"]) as string as RoleId,
    teamId: random.pick(numbered<TeamId>("t", size.teams)),
    multimediaProfileId: random.pick(numbered<MultimediaProfileId>("p", size.profiles)),
    agentProfileId: random.chance(0.9)
      ? random.pickOr(numbered<AgentProfileId>("f", size.agentProfiles), null)
      : null,
    extension: null,
    skills: randomLevels(random, size, 0.6),
    active: true,
  };
}

export function randomQueue(
  random: Random,
  size: Size,
  id: QueueId,
  channel: Channel = channelOf(id),
): Queue {
  const reasonIds = random.some(numbered<ReasonId>("w", size.wrapUpReasons), 0.7, 1);
  return {
    ...CONFIGURATION_DEFAULTS.queue,
    id,
    name: id,
    description: "",
    channel,
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
    recording: {
      enabled: random.chance(0.7),
      resumeAfterMs: random.pick([0, 5_000, 60_000]),
      keepDays: 0,
    },
    consultConfirmMs: random.pick([1_000, 15_000, 60_000]),
  };
}

/** Those of the telephone are named `qv1`, `ev1`, `eo1` (outbound) …, the others `q1`, `e1` … */
export function channelOf(id: string): Channel {
  return /^(qv|ev|eo)/.test(id) ? "voice" : "chat";
}

export function queueIds(size: Size, channel?: Channel): QueueId[] {
  const chat = numbered<QueueId>("q", size.queues);
  const voice = numbered<QueueId>("qv", size.voiceQueues);
  return channel === undefined ? [...chat, ...voice] : channel === "voice" ? voice : chat;
}

export function entryPointIds(size: Size): EntryPointId[] {
  return [
    ...numbered<EntryPointId>("e", size.entryPoints),
    ...numbered<EntryPointId>("ev", size.voiceEntryPoints),
    ...numbered<EntryPointId>("eo", size.outdialEntryPoints),
  ];
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
    ...CONFIGURATION_DEFAULTS.entryPoint,
    id,
    name: id,
    description: "",
    direction: id.startsWith("eo") ? "outbound" : "inbound",
    channel: channelOf(id),
    queueId: random.pick(queueIds(size, channelOf(id))),
    priority: random.weighted([
      { weight: 6, value: 5 },
      { weight: 1, value: 1 },
      { weight: 1, value: 10 },
      { weight: 1, value: 4 },
    ]),
    requiredSkills: random.chance(0.5) ? {} : randomLevels(random, size, 0.5),
    greeting: { ko: "안녕하세요", en: "Hello" },
    flowId: null,
    musicPromptId: null,
    preferLastAgent: random.chance(0.4),
  };
}

/** Mostly everything may be dialled; now and then abroad may not. */
export function randomAgentProfile(random: Random, size: Size, id: AgentProfileId): AgentProfile {
  return {
    ...CONFIGURATION_DEFAULTS.agentProfile,
    id,
    name: id,
    mayPauseRecording: random.chance(0.7),
    outdial: {
      allowed: random.chance(0.85),
      fromAnyState: random.chance(0.5),
      dialPlan: [
        {
          prefixes: random.pick([[], [], ["+82"]]),
          minDigits: 8,
          maxDigits: 15,
          pattern: "",
        },
      ],
      callerNumberIds: random.some(numbered<PhoneNumberId>("n", size.phoneNumbers), 0.5),
      entryPointId: random.pick(numbered<EntryPointId>("eo", size.outdialEntryPoints)),
    },
    colleagues: random.pick(["team", "everyone"]),
    targetQueueIds: random.chance(0.3) ? random.some(queueIds(size), 0.6) : null,
  };
}

export function randomTrunk(id: TrunkId): Trunk {
  return {
    id,
    name: id,
    host: "carrier.example",
    transport: "udp",
    srtp: false,
    username: null,
    register: false,
    addresses: [],
    country: "KR",
  };
}

export function randomPhoneNumber(random: Random, size: Size, id: PhoneNumberId): PhoneNumber {
  return {
    id,
    number: `+822123400${id.slice(1).padStart(2, "0")}`,
    label: id,
    entryPointId: random.pick(numbered<EntryPointId>("ev", size.voiceEntryPoints)),
    outbound: true,
    trunkId: random.pickOr(numbered<TrunkId>("u", size.trunks), null),
  };
}

const VARIABLE_TYPES: Variable["type"][] = ["text", "number", "choice"];

/** Its type follows from its number, so that changing it later is allowed. */
export function randomVariable(random: Random, id: VariableId): Variable {
  const type = VARIABLE_TYPES[Number(id.slice(1)) % VARIABLE_TYPES.length] ?? "text";
  return {
    ...CONFIGURATION_DEFAULTS.variable,
    id,
    name: { ko: id, en: id },
    type,
    allowedValues: type === "choice" ? ["gold", "silver"] : [],
    agentEditable: random.chance(0.8),
  };
}

export function randomAddress(id: AddressId): Address {
  return {
    ...CONFIGURATION_DEFAULTS.address,
    id,
    name: id,
    number: `+822555000${id.slice(1)}`,
    frequent: true,
  };
}
