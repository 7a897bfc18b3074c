import type { AgentId, OrganisationId } from "@maru/core";
import type { Database } from "../database/database.ts";

export interface Account {
  readonly organisationId: OrganisationId;
  readonly agentId: AgentId;
  readonly email: string;
  readonly language: "ko" | "en";
  /** Null: no password opens it. */
  readonly passwordHash: string | null;
  readonly mustChangePassword: boolean;
  readonly hasSecondFactor: boolean;
}

export interface NewAccount {
  readonly organisationId: OrganisationId;
  readonly agentId: AgentId;
  readonly email: string;
  readonly language: "ko" | "en";
}

export interface AccountWithPassword extends NewAccount {
  readonly passwordHash: string;
  readonly passwordIsDemo: boolean;
  /** At the next sign-in; false where it is left out. */
  readonly mustChangePassword?: boolean;
}

export interface Accounts {
  byEmail(email: string): Promise<Account | undefined>;
  byAgent(organisationId: OrganisationId, agentId: AgentId): Promise<Account | undefined>;
  /** Creates or replaces. `email_taken`: somebody else signs in with it. */
  put(account: AccountWithPassword): Promise<"done" | "email_taken">;
  /** Creates without a password, or changes how they are reached; the password they have stays. */
  putWithoutPassword(account: NewAccount): Promise<"done" | "email_taken">;
  setPassword(
    organisationId: OrganisationId,
    agentId: AgentId,
    passwordHash: string,
    mustChange?: boolean,
  ): Promise<void>;
  signedIn(organisationId: OrganisationId, agentId: AgentId): Promise<void>;
  /** The agent is gone from the configuration; their sessions go, too. */
  remove(organisationId: OrganisationId, agentId: AgentId): Promise<void>;
}

/** Addresses differ in their domain's case only by convention; nobody means two people by it. */
export function normaliseEmail(email: string): string {
  return email.trim().normalize("NFC").toLowerCase();
}

export function createAccounts(db: Database, clock: () => number = Date.now): Accounts {
  const all = db
    .selectFrom("account")
    .select([
      "org as organisationId",
      "agent_id as agentId",
      "email",
      "language",
      "password_hash as passwordHash",
      "must_change_password as mustChangePassword",
      "totp_confirmed as hasSecondFactor",
    ]);
  const change = (organisationId: OrganisationId, agentId: AgentId) =>
    db.updateTable("account").where("org", "=", organisationId).where("agent_id", "=", agentId);
  return {
    byEmail: (email) =>
      // PostgreSQL refuses the null character in a text.
      email.includes("\0") || !email.isWellFormed()
        ? Promise.resolve(undefined)
        : all.where("email", "=", normaliseEmail(email)).executeTakeFirst(),
    byAgent: (organisationId, agentId) =>
      all.where("org", "=", organisationId).where("agent_id", "=", agentId).executeTakeFirst(),
    put: (account) =>
      putAccount(db, account, {
        password_hash: account.passwordHash,
        password_is_demo: account.passwordIsDemo,
        must_change_password: account.mustChangePassword ?? false,
      }),
    putWithoutPassword: (account) => putAccount(db, account, {}),
    async setPassword(organisationId, agentId, passwordHash, mustChange = false) {
      await change(organisationId, agentId)
        .set({
          password_hash: passwordHash,
          password_is_demo: false,
          must_change_password: mustChange,
        })
        .execute();
    },
    async signedIn(organisationId, agentId) {
      await change(organisationId, agentId)
        .set({ last_sign_in_at: new Date(clock()) })
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

type PasswordColumns =
  | { password_hash: string; password_is_demo: boolean; must_change_password: boolean }
  | Record<never, never>;

async function putAccount(
  db: Database,
  { organisationId, agentId, email, language }: NewAccount,
  password: PasswordColumns,
): Promise<"done" | "email_taken"> {
  const columns = { email: normaliseEmail(email), language, ...password };
  try {
    await db
      .insertInto("account")
      .values({
        ...{ org: organisationId, agent_id: agentId, password_hash: null },
        ...{ password_is_demo: false, ...columns },
      })
      .onConflict((conflict) => conflict.columns(["org", "agent_id"]).doUpdateSet(columns))
      .execute();
    return "done";
  } catch (error) {
    if (codeOf(error) === uniqueViolation) return "email_taken";
    throw error;
  }
}

const uniqueViolation = "23505";

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}
