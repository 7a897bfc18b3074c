import type { AgentId, OrganisationId } from "@maru/core";
import { Secret, TOTP } from "otpauth";
import type { Database } from "../database/database.ts";
import { readInstallationSecret } from "../database/installation-secret.ts";
import { seal, unseal } from "../database/sealed-text.ts";
import { makeReadableCode } from "./readable-code.ts";
import { hashToken } from "./secret-token.ts";

/**
 * Authenticator apps (TOTP, RFC 6238) and the recovery codes for the day the device is lost.
 *
 *   none ──begin──► unproven ──confirm──► on ──remove──► none
 */
export interface SecondFactors {
  /** A new secret, which counts once a code of it was shown. Undefined: there is one in use; remove that first. */
  begin(
    who: Person,
    label: { issuer: string; account: string },
  ): Promise<{ readonly uri: string; readonly secret: string } | undefined>;
  /** The recovery codes, shown once. Undefined: the code is wrong, or nothing was begun. */
  confirm(who: Person, code: string): Promise<string[] | undefined>;
  /** Whether this code, of the app or a recovery code, is right; no code is right twice. */
  check(who: Person, code: string): Promise<boolean>;
  /** False: there was none. */
  remove(who: Person): Promise<boolean>;
}

export interface Person {
  readonly organisationId: OrganisationId;
  readonly agentId: AgentId;
}

const recoveryCodes = 10;
const periodSeconds = 30;
/** A code of the step before or after is taken as well: clocks differ, and people type slowly. */
const windowSteps = 1;

export async function createSecondFactors(
  db: Database,
  clock: () => number,
): Promise<SecondFactors> {
  const key = await readInstallationSecret(db, "totp_secrets");
  const find = ({ organisationId, agentId }: Person) =>
    db
      .selectFrom("account")
      .select(["totp_secret as sealed", "totp_confirmed as confirmed"])
      .where("org", "=", organisationId)
      .where("agent_id", "=", agentId)
      .executeTakeFirst();
  /** The step the code is of; undefined: of none near now. */
  const stepOf = async (who: Person, code: string): Promise<number | undefined> => {
    const row = await find(who);
    if (row?.sealed == null) return undefined;
    const secret = Secret.fromBase32(unseal(key, placeOf(who), row.sealed));
    const timestamp = clock();
    const token = code.replaceAll(/\s/g, "");
    const delta = new TOTP({ secret }).validate({ token, timestamp, window: windowSteps });
    return delta === null ? undefined : Math.floor(timestamp / 1000 / periodSeconds) + delta;
  };
  return {
    async begin(who, { issuer, account }) {
      const row = await find(who);
      if (row === undefined || row.confirmed) return undefined;
      const totp = new TOTP({ issuer, label: account, secret: new Secret({ size: 20 }) });
      const sealed = seal(key, placeOf(who), totp.secret.base32);
      await change(db, who).set({ totp_secret: sealed, totp_last_step: null }).execute();
      return { uri: totp.toString(), secret: totp.secret.base32 };
    },
    async confirm(who, code) {
      const step = await stepOf(who, code);
      if (step === undefined) return undefined;
      const row = await change(db, who)
        .set({ totp_confirmed: true, totp_last_step: step })
        .where("totp_confirmed", "=", false)
        .returning("agent_id")
        .executeTakeFirst();
      return row === undefined ? undefined : renewRecoveryCodes(db, who);
    },
    async check(who, code) {
      const step = await stepOf(who, code);
      if (step === undefined) return takeRecoveryCode(db, who, code);
      const taken = await change(db, who)
        .set({ totp_last_step: step })
        .where("totp_confirmed", "=", true)
        .where((row) =>
          row.or([row("totp_last_step", "is", null), row("totp_last_step", "<", step)]),
        )
        .returning("agent_id")
        .executeTakeFirst();
      return taken !== undefined;
    },
    async remove(who) {
      const row = await change(db, who)
        .set({ totp_secret: null, totp_confirmed: false, totp_last_step: null })
        .where("totp_secret", "is not", null)
        .returning("agent_id")
        .executeTakeFirst();
      await forgetRecoveryCodes(db, who);
      return row !== undefined;
    },
  };
}

function change(db: Database, { organisationId, agentId }: Person) {
  return db
    .updateTable("account")
    .where("org", "=", organisationId)
    .where("agent_id", "=", agentId);
}

const placeOf = ({ organisationId, agentId }: Person): string[] => [organisationId, agentId];

async function renewRecoveryCodes(db: Database, who: Person): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodes }, () => makeReadableCode(2));
  await forgetRecoveryCodes(db, who);
  const { organisationId: org, agentId: agent_id } = who;
  await db
    .insertInto("recovery_code")
    .values(codes.map((code) => ({ org, agent_id, code_hash: hashOf(code) })))
    .execute();
  return codes;
}

async function takeRecoveryCode(
  db: Database,
  { organisationId, agentId }: Person,
  code: string,
): Promise<boolean> {
  const row = await db
    .deleteFrom("recovery_code")
    .where("org", "=", organisationId)
    .where("agent_id", "=", agentId)
    .where("code_hash", "=", hashOf(code))
    .returning("agent_id")
    .executeTakeFirst();
  return row !== undefined;
}

async function forgetRecoveryCodes(
  db: Database,
  { organisationId, agentId }: Person,
): Promise<void> {
  await db
    .deleteFrom("recovery_code")
    .where("org", "=", organisationId)
    .where("agent_id", "=", agentId)
    .execute();
}

/** However it is typed. */
const hashOf = (code: string): Buffer => hashToken(code.toLowerCase().replaceAll(/[\s-]/g, ""));
