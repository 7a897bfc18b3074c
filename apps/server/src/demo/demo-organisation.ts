import { createHash } from "node:crypto";
import type { AgentId, OrganisationId } from "@maru/core";
import { createAccounts } from "../auth/accounts.ts";
import { DEMO_PASSWORD } from "../auth/demo-password.ts";
import { hashPassword } from "../auth/password.ts";
import { peek } from "../commands/peek.ts";
import type { Database } from "../database/database.ts";
import type { EngineHost } from "../engine/engine-host.ts";
import type { OrganisationEngine } from "../engine/organisation-engine.ts";
import { demoConfiguration } from "./demo-configuration.ts";
import { DEMO_PEOPLE, SHOWN_PEOPLE } from "./demo-people.ts";

export const DEMO_ORGANISATION = "demo";
const organisationName = "마루상점";

interface DemoParts {
  readonly db: Database;
  readonly host: EngineHost;
}

/**
 * On the first start of an empty database: a shop's contact center to try everything with. A start that
 * was cut short is finished by the next; what is finished is never touched again. `sip`: `host:port` of our own SIP.
 */
export async function createDemo({
  db,
  host,
  sip,
}: DemoParts & { readonly sip: string }): Promise<"created" | "not_needed"> {
  if (!(await isWanted(db))) return "not_needed";
  await host.createOrganisation(DEMO_ORGANISATION, organisationName);
  await configure(await host.organisation(DEMO_ORGANISATION), sip);
  await createDemoAccounts(db);
  return "created";
}

/** Accounts are made last and at once: while there are none, nobody can have signed in or changed anything. */
async function isWanted(db: Database): Promise<boolean> {
  const organisations = await db.selectFrom("organisation").select("id").limit(2).execute();
  if (organisations.length === 0) return true;
  if (organisations.some(({ id }) => id !== DEMO_ORGANISATION)) return false;
  const account = await db.selectFrom("account").select("agent_id").limit(1).executeTakeFirst();
  return account === undefined;
}

/** By commands, so that it is in the journal like everything an administrator does later. */
async function configure(engine: OrganisationEngine, sip: string): Promise<void> {
  const outcomes = demoConfiguration(sip).map((item, index) => {
    const id = `demo-${index}-${item.kind}-${item.item.id}`;
    const digest = createHash("sha256").update(JSON.stringify(item)).digest("base64url");
    const command = { type: "PutConfiguration", ...item } as const;
    return engine.command({ command, actor: "system", key: { id, digest } });
  });
  for (const outcome of await Promise.all(outcomes)) {
    if (outcome.status === "done") continue;
    throw new Error(`bug: the demo was refused: ${outcome.refusal.detail}`);
  }
}

async function createDemoAccounts(db: Database): Promise<void> {
  const hashes = await Promise.all(DEMO_PEOPLE.map(() => hashPassword(DEMO_PASSWORD)));
  await db.transaction().execute(async (transaction) => {
    const accounts = createAccounts(transaction);
    for (const [index, { id, language }] of DEMO_PEOPLE.entries()) {
      await accounts.put({
        organisationId: DEMO_ORGANISATION as OrganisationId,
        agentId: id as AgentId,
        email: emailOf(id),
        language,
        passwordHash: hashes[index] ?? "",
        passwordIsDemo: true,
      });
    }
  });
}

const emailOf = (id: string): string => `${id}@maru.example`;

export interface DemoSignIn {
  readonly name: string;
  readonly role: "agent" | "supervisor" | "administrator";
  readonly email: string;
  readonly password: string;
}

/** For the start to show: those that still work. */
export async function demoSignIns(parts: DemoParts): Promise<DemoSignIn[]> {
  const unchanged = await findUnchanged(parts);
  return SHOWN_PEOPLE.flatMap((shown) =>
    DEMO_PEOPLE.filter(({ id }) => id === shown && unchanged.includes(id)).map(
      ({ id, name, role }) => ({ name, role, email: emailOf(id), password: DEMO_PASSWORD }),
    ),
  );
}

/** Can anybody sign in with the published password? Then the server must not leave this machine. */
export async function demoPasswordsUnchanged(parts: DemoParts): Promise<boolean> {
  return (await findUnchanged(parts)).length > 0;
}

/** Demo agents who can sign in with the demo password; a deactivated one cannot. */
async function findUnchanged({ db, host }: DemoParts): Promise<string[]> {
  const rows = await db
    .selectFrom("account")
    .select("agent_id")
    .where("org", "=", DEMO_ORGANISATION as OrganisationId)
    .where("password_is_demo", "=", true)
    .execute();
  if (rows.length === 0) return [];
  const engine = await host.organisation(DEMO_ORGANISATION);
  const active = (id: AgentId): boolean =>
    peek(engine, ({ configuration }) => configuration.agent.get(id)?.active === true);
  return rows.map(({ agent_id }) => agent_id).filter(active);
}
