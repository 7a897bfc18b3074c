import type { AgentId, OrganisationId } from "@maru/core";
import type { Database } from "../database/database.ts";

export interface Account {
  readonly organisationId: OrganisationId;
  readonly agentId: AgentId;
  readonly email: string;
  readonly language: "ko" | "en";
  readonly passwordHash: string;
}

export interface NewAccount extends Account {
  readonly passwordIsDemo: boolean;
}

export interface Accounts {
  byEmail(email: string): Promise<Account | undefined>;
  byAgent(organisationId: OrganisationId, agentId: AgentId): Promise<Account | undefined>;
  /** Creates or replaces. `email_taken`: somebody else signs in with it. */
  put(account: NewAccount): Promise<"done" | "email_taken">;
  setPassword(
    organisationId: OrganisationId,
    agentId: AgentId,
    passwordHash: string,
  ): Promise<void>;
  /** The agent is gone from the configuration; their sessions go, too. */
  remove(organisationId: OrganisationId, agentId: AgentId): Promise<void>;
}

/** Addresses differ in their domain's case only by convention; nobody means two people by it. */
export function normaliseEmail(email: string): string {
  return email.trim().normalize("NFC").toLowerCase();
}

const uniqueViolation = "23505";

export function createAccounts(db: Database): Accounts {
  const all = db
    .selectFrom("account")
    .select([
      "org as organisationId",
      "agent_id as agentId",
      "email",
      "language",
      "password_hash as passwordHash",
    ]);
  return {
    byEmail: (email) =>
      // PostgreSQL refuses the null character in a text.
      email.includes("\0") || !email.isWellFormed()
        ? Promise.resolve(undefined)
        : all.where("email", "=", normaliseEmail(email)).executeTakeFirst(),
    byAgent: (organisationId, agentId) =>
      all.where("org", "=", organisationId).where("agent_id", "=", agentId).executeTakeFirst(),
    async put({ organisationId, agentId, email, language, passwordHash, passwordIsDemo }) {
      const columns = {
        email: normaliseEmail(email),
        language,
        password_hash: passwordHash,
        password_is_demo: passwordIsDemo,
      };
      try {
        await db
          .insertInto("account")
          .values({ org: organisationId, agent_id: agentId, ...columns })
          .onConflict((conflict) => conflict.columns(["org", "agent_id"]).doUpdateSet(columns))
          .execute();
        return "done";
      } catch (error) {
        if (codeOf(error) === uniqueViolation) return "email_taken";
        throw error;
      }
    },
    async setPassword(organisationId, agentId, passwordHash) {
      await db
        .updateTable("account")
        .set({ password_hash: passwordHash, password_is_demo: false })
        .where("org", "=", organisationId)
        .where("agent_id", "=", agentId)
        .execute();
    },
    async remove(organisationId, agentId) {
      await db
        .deleteFrom("account")
        .where("org", "=", organisationId)
        .where("agent_id", "=", agentId)
        .execute();
    },
  };
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}
