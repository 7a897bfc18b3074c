import type { ConfigurationItem } from "@maru/core";
import { parseConfigurationItem } from "@maru/protocol";

type Item = [kind: ConfigurationItem["kind"], item: object];

const local = (en: string) => ({ ko: en, en });

/** A small organisation that can take chats and calls: a team, a queue of each, `people` by their role. */
export function populatedConfiguration(
  org: string,
  people: Readonly<Record<string, string>>,
): ConfigurationItem[] {
  const id = (what: string): string => `${org}-${what}`;
  const items: Item[] = [
    ["settings", settings(org)],
    ["team", { id: id("team"), name: `Team ${org}` }],
    ["skill", { id: id("skill"), name: `Skill ${org}` }],
    [
      "multimediaProfile",
      { id: id("profile"), name: "Three", capacity: { chat: 3, voice: 1, email: 0, social: 0 } },
    ],
    ["idleReason", { id: id("rest"), name: local("Rest") }],
    ["wrapUpReason", { id: id("resolved"), name: local("Resolved") }],
    ["queue", queue(org, "queue", "chat")],
    ["queue", queue(org, "voice-queue", "voice")],
    ["entryPoint", entryPoint(org, "entry", "chat", "queue")],
    ["entryPoint", entryPoint(org, "voice-entry", "voice", "voice-queue")],
    [
      "entryPoint",
      { ...entryPoint(org, "outdial", "voice", "voice-queue"), direction: "outbound" },
    ],
    ...telephone(org),
    ...schedule(org),
    ...Object.entries(people).map(
      ([person, role]): Item => [
        "agent",
        {
          id: id(person),
          name: `${person} of ${org}`,
          roleId: role,
          teamId: id("team"),
          multimediaProfileId: id("profile"),
          agentProfileId: id("telephone"),
          extension: null,
          skills: {},
          active: true,
        },
      ],
    ),
  ];
  return items.map(([kind, item]) => {
    const parsed = parseConfigurationItem(kind, item);
    if (!parsed.success) throw parsed.error;
    return { kind, item: parsed.data } as ConfigurationItem;
  });
}

const settings = (org: string): object => ({
  id: "settings",
  name: `Organisation ${org}`,
  timeZone: "Asia/Seoul",
  agentGraceMs: 15_000,
  customerGraceMs: 300_000,
  recoveryPauseMs: 180_000,
  endWhenOnlyOutsiders: true,
  defaultCallerNumberId: null,
  signIn: { minPasswordLength: 10, secondFactor: "optional", secondFactorRoleIds: [] },
});

function schedule(org: string): Item[] {
  const office = [{ from: "09:00", to: "18:00" }];
  const weekly = {
    ...{ monday: office, tuesday: office, wednesday: office, thursday: office, friday: office },
    ...{ saturday: [], sunday: [] },
  };
  return [
    ["holidayList", { id: `${org}-holidays`, name: "Holidays", calendar: "korea", days: [] }],
    [
      "businessHours",
      {
        ...{ id: `${org}-hours`, name: `Office ${org}`, description: "", weekly },
        ...{ holidayListIds: [`${org}-holidays`], overrides: [] },
      },
    ],
  ];
}

const queue = (org: string, id: string, channel: "chat" | "voice"): object => ({
  id: `${org}-${id}`,
  name: `Queue ${org} ${channel}`,
  description: "",
  channel,
  teamIds: [`${org}-team`],
  strategy: "longest_available",
  // No clock of the engine changes anything while a test compares.
  offerTimeoutMs: 600_000,
  onMissed: "rona",
  transferFallback: "queue",
  serviceLevelMs: 20_000,
  relaxation: [],
  preferredAgentMs: 0,
  wrapUp: {
    timeoutMs: 0,
    reasonIds: [`${org}-resolved`],
    defaultReasonId: `${org}-resolved`,
    mayKeepOpen: true,
  },
  recording: { enabled: true, resumeAfterMs: 0, keepDays: 30 },
  consultConfirmMs: 600_000,
});

const entryPoint = (
  org: string,
  id: string,
  channel: "chat" | "voice",
  queueId: string,
): object => ({
  id: `${org}-${id}`,
  name: `Entry-${org}-${channel}`,
  description: "",
  channel,
  queueId: `${org}-${queueId}`,
  priority: 5,
  requiredSkills: {},
  greeting: local(`Welcome to ${org}`),
  preferLastAgent: false,
});

/** Numbers of no two organisations are the same: the last digits are the letters of the id. */
export function numberOf(org: string): string {
  const letters = [...org].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 10_000, 7);
  return `+8221234${String(letters).padStart(4, "0")}`;
}

function telephone(org: string): Item[] {
  const id = (what: string): string => `${org}-${what}`;
  return [
    [
      "trunk",
      {
        id: id("trunk"),
        name: "Carrier",
        host: "127.0.0.1:5090",
        transport: "udp",
        srtp: false,
        username: null,
        register: false,
        addresses: [],
        country: "KR",
      },
    ],
    [
      "phoneNumber",
      {
        id: id("number"),
        number: numberOf(org),
        label: "Main",
        entryPointId: id("voice-entry"),
        outbound: true,
        trunkId: id("trunk"),
      },
    ],
    [
      "agentProfile",
      {
        id: id("telephone"),
        name: "Telephone",
        mayPauseRecording: true,
        outdial: {
          allowed: true,
          fromAnyState: true,
          dialPlan: [{ prefixes: ["+82"], minDigits: 9, maxDigits: 13, pattern: "" }],
          callerNumberIds: [id("number")],
          entryPointId: id("outdial"),
        },
        colleagues: "everyone",
      },
    ],
    [
      "variable",
      {
        id: id("order"),
        name: local("Order"),
        type: "text",
        allowedValues: [],
        agentEditable: true,
      },
    ],
    [
      "flow",
      {
        ...{ id: id("flow"), name: "Welcome", description: "", channel: "chat" },
        draft: {
          nodes: [
            {
              ...{ id: "start", label: "", position: { x: 0, y: 0 }, type: "start" },
              exits: { next: "end" },
            },
            { id: "end", label: "", position: { x: 200, y: 0 }, type: "end", exits: {} },
          ],
        },
      },
    ],
    ["prompt", { id: id("welcome"), name: "Welcome", sound: { ko: null, en: null } }],
    ["address", { id: id("warehouse"), name: "Warehouse", number: "+82311234567", frequent: true }],
  ];
}
