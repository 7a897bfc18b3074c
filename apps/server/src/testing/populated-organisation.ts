import type { AgentId, ConfigurationItem, OrganisationId } from "@maru/core";
import { parseConfigurationItem } from "@maru/protocol";
import type { Auth } from "../auth/authenticator.ts";
import { hashPassword } from "../auth/password.ts";
import type { EngineHost } from "../engine/engine-host.ts";

export const TEST_PASSWORD = "correct horse battery";
let passwordHash: Promise<string> | undefined;

/** The people every test organisation has; in organisation `a`, alice is the agent `a-alice`. */
export const TEST_PEOPLE = {
  alice: "agent",
  bob: "agent",
  sam: "supervisor",
  ada: "administrator",
} as const;
export type TestPerson = keyof typeof TEST_PEOPLE;

export interface TestOrganisation {
  readonly id: OrganisationId;
  /** Ids carry the organisation's, so that no two organisations share any: `team` is `a-team` in `a`. */
  named(what: string): string;
  email(person: TestPerson): string;
  agentId(person: TestPerson): AgentId;
  /** A bearer session, made without signing in. */
  bearer(person: TestPerson): Promise<string>;
  /** A new visitor's token. */
  visitor(): string;
}

/** A small organisation that can take chats: one team, one queue, four people. */
export async function populateOrganisation(
  id: string,
  { host, auth }: { host: EngineHost; auth: Auth },
): Promise<TestOrganisation> {
  const organisationId = id as OrganisationId;
  await host.createOrganisation(id, `Organisation ${id}`);
  const engine = await host.organisation(id);
  for (const item of testConfiguration(id)) {
    const outcome = await engine.command({
      command: { type: "PutConfiguration", ...item },
      actor: "system",
      key: null,
    });
    if (outcome.status !== "done") throw new Error(outcome.refusal.detail);
  }
  passwordHash ??= hashPassword(TEST_PASSWORD);
  const organisation: TestOrganisation = {
    id: organisationId,
    named: (what) => `${id}-${what}`,
    email: (person) => `${person}@${id}.test`,
    agentId: (person) => `${id}-${person}` as AgentId,
    bearer: (person) => auth.sessions.start(organisationId, `${id}-${person}` as AgentId, "bearer"),
    visitor: () => auth.visitorTokens.create(organisationId, `${id}-entry` as never).token,
  };
  for (const person of Object.keys(TEST_PEOPLE) as TestPerson[]) {
    await auth.accounts.put({
      organisationId,
      agentId: organisation.agentId(person),
      email: organisation.email(person),
      language: "en",
      passwordHash: await passwordHash,
      passwordIsDemo: false,
    });
  }
  return organisation;
}

function testConfiguration(org: string): ConfigurationItem[] {
  const id = (what: string): string => `${org}-${what}`;
  const name = (en: string) => ({ ko: en, en });
  const items: [ConfigurationItem["kind"], object][] = [
    [
      "settings",
      {
        id: "settings",
        name: `Organisation ${org}`,
        timeZone: "Asia/Seoul",
        agentGraceMs: 15_000,
        customerGraceMs: 300_000,
      },
    ],
    ["team", { id: id("team"), name: `Team ${org}` }],
    ["skill", { id: id("skill"), name: `Skill ${org}` }],
    [
      "multimediaProfile",
      { id: id("profile"), name: "Three", capacity: { chat: 3, voice: 0, email: 0, social: 0 } },
    ],
    ["idleReason", { id: id("rest"), name: name("Rest") }],
    ["wrapUpReason", { id: id("resolved"), name: name("Resolved") }],
    [
      "queue",
      {
        id: id("queue"),
        name: `Queue ${org}`,
        description: "",
        channel: "chat",
        teamIds: [id("team")],
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
          reasonIds: [id("resolved")],
          defaultReasonId: id("resolved"),
          mayKeepOpen: true,
        },
      },
    ],
    [
      "entryPoint",
      {
        id: id("entry"),
        name: `Entry-${org}`,
        description: "",
        channel: "chat",
        queueId: id("queue"),
        priority: 5,
        requiredSkills: {},
        greeting: name(`Welcome to ${org}`),
        preferLastAgent: false,
      },
    ],
    ...Object.entries(TEST_PEOPLE).map(([person, role]): [ConfigurationItem["kind"], object] => [
      "agent",
      {
        id: id(person),
        name: `${person} of ${org}`,
        role,
        teamId: id("team"),
        multimediaProfileId: id("profile"),
        skills: {},
        active: true,
      },
    ]),
  ];
  return items.map(([kind, item]) => {
    const parsed = parseConfigurationItem(kind, item);
    if (!parsed.success) throw parsed.error;
    return { kind, item: parsed.data } as ConfigurationItem;
  });
}
