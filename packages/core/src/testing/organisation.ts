/** A small organisation for tests: teams north (alice, bob, sam) and south (erin), queues sales and support. */
import type {
  Agent,
  AgentProfile,
  ConfigurationItem,
  EntryPoint,
  MultimediaProfile,
  Queue,
  Settings,
} from "../configuration/configuration.ts";
import { CONFIGURATION_DEFAULTS } from "../configuration/defaults.ts";
import { known } from "../engine/assert.ts";
import type { Command } from "../engine/command.ts";
import { parseId } from "../ids.ts";

/** The text as the id that is wanted where it stands. */
export function id<Id extends string>(text: string): Id {
  return known(parseId<Id>(text), `an id like ${text}`);
}

export function put(item: ConfigurationItem): Command {
  return { type: "PutConfiguration", ...item };
}

/** Branded ids as plain text, so that tests can be read. */
export type Loose<T> = T extends string
  ? string
  : T extends object
    ? { [Key in keyof T]: Loose<T[Key]> }
    : T;

type Changes<Item> = Partial<Loose<Item>>;

export function putAgent(changes: Changes<Agent> & { id: string }): Command {
  const name = changes.id.charAt(0).toUpperCase() + changes.id.slice(1);
  const item = {
    name,
    roleId: "agent",
    teamId: "north",
    multimediaProfileId: "two-chats",
    ...CONFIGURATION_DEFAULTS.agent,
    skills: {},
    active: true,
    ...changes,
  };
  return put({ kind: "agent", item: item as unknown as Agent });
}

/** Capacity in chats; one call. */
export function putProfile(profileId: string, chat: number): Command {
  const item: MultimediaProfile = {
    id: id(profileId),
    name: profileId,
    capacity: { chat, voice: 1, email: 0, social: 0 },
  };
  return put({ kind: "multimediaProfile", item });
}

/** May dial numbers in Korea, and reaches the own team. */
export function putAgentProfile(changes: Changes<AgentProfile> = {}): Command {
  const item: Loose<AgentProfile> = {
    ...CONFIGURATION_DEFAULTS.agentProfile,
    id: "phone",
    name: changes.id ?? "phone",
    mayPauseRecording: true,
    outdial: {
      allowed: true,
      fromAnyState: false,
      dialPlan: [{ prefixes: ["+82"], minDigits: 8, maxDigits: 15, pattern: "" }],
      callerNumberIds: [],
      entryPointId: "outbound",
    },
    colleagues: "team",
    ...changes,
  };
  return put({ kind: "agentProfile", item: item as unknown as AgentProfile });
}

export function putQueue(changes: Changes<Queue> = {}): Command {
  const item: Loose<Queue> = {
    ...CONFIGURATION_DEFAULTS.queue,
    id: "sales",
    name: changes.id ?? "sales",
    description: "",
    channel: "chat",
    teamIds: ["north"],
    strategy: "longest_available",
    offerTimeoutMs: 20_000,
    onMissed: "rona",
    transferFallback: "queue",
    serviceLevelMs: 20_000,
    relaxation: [],
    preferredAgentMs: 0,
    wrapUp: {
      timeoutMs: 60_000,
      reasonIds: ["sold", "other"],
      defaultReasonId: "other",
      mayKeepOpen: true,
    },
    consultConfirmMs: 15_000,
    ...changes,
  };
  return put({ kind: "queue", item: item as unknown as Queue });
}

export function putEntryPoint(changes: Changes<EntryPoint> = {}): Command {
  const item: Loose<EntryPoint> = {
    ...CONFIGURATION_DEFAULTS.entryPoint,
    id: "shop",
    name: changes.id ?? "shop",
    description: "",
    channel: "chat",
    queueId: "sales",
    priority: 5,
    requiredSkills: {},
    greeting: { ko: "안녕하세요", en: "Hello" },
    flowId: null,
    musicPromptId: null,
    preferLastAgent: false,
    ...changes,
  };
  return put({ kind: "entryPoint", item: item as unknown as EntryPoint });
}

export function putSettings(changes: Partial<Settings> = {}): Command {
  const item: Settings = { ...CONFIGURATION_DEFAULTS.settings, ...changes };
  return put({ kind: "settings", item });
}

const local = (text: string) => ({ ko: text, en: text });

export const ORGANISATION: Command[] = [
  putSettings(),
  put({ kind: "team", item: { id: id("north"), name: "north" } }),
  put({ kind: "team", item: { id: id("south"), name: "south" } }),
  put({ kind: "skill", item: { id: id("korean"), name: "korean" } }),
  put({ kind: "skill", item: { id: id("billing"), name: "billing" } }),
  put({ kind: "idleReason", item: { id: id("lunch"), name: local("lunch") } }),
  put({ kind: "idleReason", item: { id: id("meeting"), name: local("meeting") } }),
  put({ kind: "wrapUpReason", item: { id: id("sold"), name: local("sold") } }),
  put({ kind: "wrapUpReason", item: { id: id("other"), name: local("other") } }),
  put({ kind: "wrapUpReason", item: { id: id("spam"), name: local("spam") } }),
  putProfile("one-chat", 1),
  putProfile("two-chats", 2),
  putQueue(),
  putQueue({ id: "support", teamIds: ["north", "south"] }),
  putQueue({ id: "calls", channel: "voice" }),
  putEntryPoint(),
  putEntryPoint({ id: "vip", priority: 1 }),
  putEntryPoint({ id: "help", queueId: "support" }),
  putEntryPoint({ id: "hotline", channel: "voice", queueId: "calls" }),
  putEntryPoint({ id: "outbound", channel: "voice", direction: "outbound", queueId: "calls" }),
  putAgentProfile(),
  putAgentProfile({ id: "phone-everyone", colleagues: "everyone" }),
  putAgent({ id: "alice", agentProfileId: "phone" }),
  putAgent({ id: "bob", agentProfileId: "phone" }),
  putAgent({ id: "sam", agentProfileId: "phone", roleId: "supervisor" }),
  putAgent({ id: "erin", agentProfileId: "phone", teamId: "south" }),
];
