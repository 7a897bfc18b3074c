import { createHmac } from "node:crypto";
import type { Database } from "../database/database.ts";
import { readInstallationSecret } from "../database/installation-secret.ts";

/** Crockford's base 32: no letter that reads like a digit. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 16;

/**
 * What the first person needs to found the organisation, as the start prints it: `7K2M-9QXD-….` 80 bits that follow
 * from the installation's secret, so every node and every start says the same until it is used.
 */
export async function readSetupCode(db: Database): Promise<string> {
  const secret = await readInstallationSecret(db, "set-up");
  const digest = createHmac("sha256", secret).update("set-up code").digest();
  const letters = [...digest.subarray(0, LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]);
  return letters.join("").replace(/(.{4})(?=.)/g, "$1-");
}

/** As people type it: lower case, without hyphens, O for 0, I and L for 1. */
export function normaliseSetupCode(typed: string): string {
  const bare = typed.toUpperCase().replace(/[^0-9A-Z]/g, "");
  return bare.replaceAll("O", "0").replace(/[IL]/g, "1");
}
