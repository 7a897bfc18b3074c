import { type ConfigurationItem, type ConfigurationKind, completeItem } from "@maru/core";
import { parseConfigurationItem } from "@maru/protocol";

export interface Founding {
  readonly organisationName: string;
  readonly timeZone: string;
  readonly language: "ko" | "en";
  /** The first administrator. */
  readonly name: string;
}

export const FIRST_AGENT_ID = "admin";

type Item = readonly [kind: ConfigurationKind, item: object];

/**
 * What every contact center needs before its first contact, and no more: somebody who administers it, a team, what
 * an agent may do, and reasons to choose from. All of it can be renamed and removed.
 */
export function starterConfiguration(founding: Founding): ConfigurationItem[] {
  const { language } = founding;
  const named = (ko: string, en: string): string => (language === "ko" ? ko : en);
  const items: Item[] = [
    [
      "settings",
      {
        id: "settings",
        name: founding.organisationName,
        timeZone: founding.timeZone,
      },
    ],
    ["team", { id: "support", name: named("고객지원팀", "Support") }],
    [
      "multimediaProfile",
      {
        id: "standard",
        name: named("기본", "Standard"),
        capacity: { chat: 3, voice: 1, email: 3, social: 3 },
      },
    ],
    ["agentProfile", agentProfile(named("기본", "Standard"))],
    ...reasons(),
    [
      "agent",
      {
        id: FIRST_AGENT_ID,
        name: founding.name,
        roleId: "administrator",
        teamId: "support",
        multimediaProfileId: "standard",
        agentProfileId: "standard",
        skills: {},
        active: true,
      },
    ],
  ];
  return items.map(([kind, item]) => {
    // What is not said here is as it is for every new item.
    const whole = completeItem({ kind, item } as unknown as ConfigurationItem);
    const parsed = parseConfigurationItem(kind, whole.item);
    if (!parsed.success) throw new Error(`bug: the starter's ${kind}: ${parsed.error.message}`);
    return { kind, item: parsed.data } as ConfigurationItem;
  });
}

const agentProfile = (name: string) => ({
  id: "standard",
  name,
  mayPauseRecording: true,
  outdial: {
    allowed: false,
    fromAnyState: false,
    dialPlan: [],
    callerNumberIds: [],
    entryPointId: null,
  },
  colleagues: "everyone",
});

/** Beside those the system makes itself: a break, and another outcome. */
function reasons(): Item[] {
  const wrapUp: [id: string, ko: string, en: string][] = [
    ["resolved", "상담 완료", "Resolved"],
    ["follow-up", "추가 조치 필요", "Needs follow-up"],
    ["wrong-contact", "잘못 연결됨", "Wrong contact"],
  ];
  const idle: [id: string, ko: string, en: string][] = [
    ["lunch", "식사", "Lunch"],
    ["meeting", "회의·교육", "Meeting or training"],
  ];
  const item = (kind: ConfigurationKind, [id, ko, en]: [string, string, string]): Item => [
    kind,
    { id, name: { ko, en } },
  ];
  return [
    ...wrapUp.map((reason) => item("wrapUpReason", reason)),
    ...idle.map((reason) => item("idleReason", reason)),
  ];
}
