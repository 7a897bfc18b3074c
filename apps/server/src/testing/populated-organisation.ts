import type { AgentId, OrganisationId } from "@maru/core";
import type { Auth } from "../auth/authenticator.ts";
import { hashPassword } from "../auth/password.ts";
import type { EngineHost } from "../engine/engine-host.ts";
import { populatedConfiguration } from "./populated-configuration.ts";

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
  for (const item of populatedConfiguration(id, TEST_PEOPLE)) {
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
