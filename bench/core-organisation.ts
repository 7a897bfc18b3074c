import {
  type AgentId,
  CONFIGURATION_DEFAULTS,
  type Command,
  type ConfigurationItem,
  type CustomerId,
  createState,
  type EntryPoint,
  type EntryPointId,
  type Envelope,
  execute,
  type InteractionId,
  type MultimediaProfileId,
  type OrganisationId,
  type Outcome,
  type QueueId,
  type ReasonId,
  type RoleId,
  type SkillId,
  type State,
  type TeamId,
} from "@maru/core";

/** A time, in epoch milliseconds, that has nothing to do with when the bench runs. */
export const START_AT = 1_800_000_000_000;
export const RARE_SKILL = "rare" as SkillId;
export const REASON = "done" as ReasonId;

export function agentName(index: number): AgentId {
  return `agent-${index}` as AgentId;
}

/** Entry points of team and queue `index`: one anybody may serve, one that asks for what nobody can. */
export function plainEntry(index: number): EntryPointId {
  return `plain-${index}` as EntryPointId;
}
export function rareEntry(index: number): EntryPointId {
  return `rare-${index}` as EntryPointId;
}

/** An organisation as `execute` makes it: `queues` queues with a team each, the agents signed in and available. */
export function openOrganisation(size: {
  queues: number;
  agents: number;
  capacity: number;
}): State {
  const state = createState("bench" as OrganisationId);
  for (const item of configuration(size)) {
    must(execute(state, envelope({ type: "PutConfiguration", ...item })));
  }
  for (let index = 0; index < size.agents; index += 1) {
    const agentId = agentName(index);
    must(execute(state, envelope({ type: "SignIn", agentId })));
    must(execute(state, envelope({ type: "SetAvailable", agentId })));
  }
  return state;
}

function configuration(size: {
  queues: number;
  agents: number;
  capacity: number;
}): ConfigurationItem[] {
  const profileId = "profile" as MultimediaProfileId;
  const capacity = { chat: size.capacity, voice: 1, email: 0, social: 0 };
  const items: ConfigurationItem[] = [
    { kind: "skill", item: { id: RARE_SKILL, name: "rare" } },
    { kind: "multimediaProfile", item: { id: profileId, name: "profile", capacity } },
    { kind: "wrapUpReason", item: { id: REASON, name: { ko: "완료", en: "Done" } } },
  ];
  for (let index = 0; index < size.queues; index += 1) items.push(...department(index));
  for (let index = 0; index < size.agents; index += 1) {
    const id = agentName(index);
    const teamId = `team-${index % size.queues}` as TeamId;
    items.push({
      kind: "agent",
      item: {
        ...{ id, name: id, roleId: "agent" as RoleId, teamId, multimediaProfileId: profileId },
        ...{ ...CONFIGURATION_DEFAULTS.agent, skills: {}, active: true },
      },
    });
  }
  return items;
}

/** A team, its queue, and the queue's two entry points. */
function department(index: number): ConfigurationItem[] {
  const teamId = `team-${index}` as TeamId;
  const queueId = `queue-${index}` as QueueId;
  const entry: Omit<EntryPoint, "id" | "name" | "requiredSkills"> = {
    ...CONFIGURATION_DEFAULTS.entryPoint,
    ...{ description: "", channel: "chat", queueId, priority: 5, preferLastAgent: false },
    greeting: { ko: "안녕하세요", en: "Hello" },
  };
  return [
    { kind: "team", item: { id: teamId, name: teamId } },
    {
      kind: "queue",
      item: {
        ...CONFIGURATION_DEFAULTS.queue,
        ...{ id: queueId, name: queueId, description: "", channel: "chat", teamIds: [teamId] },
        ...{ strategy: "longest_available", offerTimeoutMs: 20_000, onMissed: "rona" },
        ...{ transferFallback: "queue", serviceLevelMs: 20_000, relaxation: [] },
        preferredAgentMs: 0,
        wrapUp: {
          ...{ timeoutMs: 60_000, reasonIds: [REASON], defaultReasonId: REASON },
          mayKeepOpen: false,
        },
      },
    },
    {
      kind: "entryPoint",
      item: { ...entry, id: plainEntry(index), name: "plain", requiredSkills: {} },
    },
    {
      kind: "entryPoint",
      item: { ...entry, id: rareEntry(index), name: "rare", requiredSkills: { [RARE_SKILL]: 5 } },
    },
  ];
}

export function startChat(number: number, entryPointId: EntryPointId): Command {
  const customerId = `customer-${number}` as CustomerId;
  return {
    type: "StartChat",
    interactionId: `chat-${number}` as InteractionId,
    entryPointId,
    customer: { id: customerId, name: "김민지", language: "ko" },
    lastAgentId: null,
    message: null,
  };
}

export function envelope(command: Command, at = START_AT, keyId?: string): Envelope {
  const key =
    keyId === undefined ? null : { id: keyId, digest: "7f83b1657ff1fc53b92dc18148a1d65d" };
  return { command, at, actor: "bench", key };
}

/** The commit's events; anything else than "done" is a mistake of the bench. */
export function must(outcome: Outcome) {
  if (outcome.status === "done") return outcome.commit.events;
  throw new Error(`the bench expected "done", not ${JSON.stringify(outcome)}`);
}
