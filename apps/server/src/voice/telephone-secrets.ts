import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import type { AgentId, PhoneKind, TrunkId } from "@maru/core";
import type { Database } from "../database/database.ts";
import { readInstallationSecret } from "../database/installation-secret.ts";

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

const nonceBytes = 12;
const tagBytes = 16;

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
      const sealed = seal(trunkKey, placeOf(org, trunkId), password);
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
        rows.map(({ trunk_id, sealed }) => [
          trunk_id,
          unseal(trunkKey, placeOf(org, trunk_id), sealed),
        ]),
      );
    },
  };
}

/** Authenticated with the password, so that one row's cannot be put in place of another's. */
function placeOf(organisationId: string, trunkId: string): Buffer {
  return Buffer.from(JSON.stringify([organisationId, trunkId]));
}

function seal(key: Buffer, place: Buffer, text: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(place);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

function unseal(key: Buffer, place: Buffer, sealed: Buffer): string {
  const nonce = sealed.subarray(0, nonceBytes);
  const tag = sealed.subarray(nonceBytes, nonceBytes + tagBytes);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(place).setAuthTag(tag);
  const rest = sealed.subarray(nonceBytes + tagBytes);
  return Buffer.concat([decipher.update(rest), decipher.final()]).toString("utf8");
}
