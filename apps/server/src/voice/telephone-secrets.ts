import { createHmac } from "node:crypto";
import type { AgentId, PhoneKind, TrunkId } from "@maru/core";
import type { Database } from "../database/database.ts";
import { readInstallationSecret } from "../database/installation-secret.ts";
import { seal, unseal } from "../database/sealed-text.ts";

/**
 * What phones and carriers are signed in with. A phone's password is derived from a key of the installation, so that
 * none is stored; a carrier's is stored sealed (AES-256-GCM, NIST SP 800-38D) with another.
 */
export interface TelephoneSecrets {
  phonePassword(organisationId: string, agentId: AgentId, phone: PhoneKind): string;
  /** Null takes it away. */
  putTrunkPassword(
    organisationId: string,
    trunkId: TrunkId,
    password: string | null,
  ): Promise<void>;
  /** Those there are, by trunk. */
  trunkPasswords(organisationId: string): Promise<ReadonlyMap<string, string>>;
}

export async function createTelephoneSecrets(db: Database): Promise<TelephoneSecrets> {
  const [phoneKey, trunkKey] = await Promise.all([
    readInstallationSecret(db, "phone_passwords"),
    readInstallationSecret(db, "trunk_passwords"),
  ]);
  return {
    phonePassword: (organisationId, agentId, phone) =>
      createHmac("sha256", phoneKey)
        .update(JSON.stringify([organisationId, agentId, phone]))
        .digest("base64url"),
    async putTrunkPassword(org, trunkId, password) {
      if (password === null) {
        await db
          .deleteFrom("trunk_password")
          .where("org", "=", org)
          .where("trunk_id", "=", trunkId)
          .execute();
        return;
      }
      const sealed = seal(trunkKey, [org, trunkId], password);
      await db
        .insertInto("trunk_password")
        .values({ org, trunk_id: trunkId, sealed })
        .onConflict((conflict) => conflict.columns(["org", "trunk_id"]).doUpdateSet({ sealed }))
        .execute();
    },
    async trunkPasswords(org) {
      const rows = await db
        .selectFrom("trunk_password")
        .select(["trunk_id", "sealed"])
        .where("org", "=", org)
        .execute();
      return new Map(
        rows.map(({ trunk_id, sealed }) => [trunk_id, unseal(trunkKey, [org, trunk_id], sealed)]),
      );
    },
  };
}
