import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { type CustomerId, type EntryPointId, type OrganisationId, parseId } from "@maru/core";
import { z } from "zod";
import type { Database } from "../database/database.ts";
import { readInstallationSecret } from "../database/installation-secret.ts";
import type { VisitorPrincipal } from "./principal.ts";

/**
 * A visitor's token says who they are, signed: nothing is stored until they write. It stays with the
 * device and is what brings a customer back to their conversation.
 *
 *   maru_v_ <payload, base64url of JSON> . <HMAC-SHA-256 of the payload, base64url>
 */
export interface VisitorTokens {
  create(
    organisationId: OrganisationId,
    entryPointId: EntryPointId,
  ): { readonly token: string; readonly visitor: VisitorPrincipal };
  read(token: string): VisitorPrincipal | undefined;
}

export const VISITOR_TOKEN_MAX_AGE_MS = 180 * 24 * 3_600_000;
const prefix = "maru_v_";

const payloadSchema = z.strictObject({
  org: z.string(),
  entry: z.string(),
  visitor: z.string(),
  at: z.number(),
});

export function createVisitorTokens(key: Buffer, clock: () => number): VisitorTokens {
  const sign = (payload: string): Buffer => createHmac("sha256", key).update(payload).digest();
  return {
    create(organisationId, entryPointId) {
      const customerId = randomUUID() as string as CustomerId;
      const content = {
        org: organisationId,
        entry: entryPointId,
        visitor: customerId,
        at: clock(),
      };
      const payload = Buffer.from(JSON.stringify(content)).toString("base64url");
      return {
        token: `${prefix}${payload}.${sign(payload).toString("base64url")}`,
        visitor: { kind: "visitor", organisationId, entryPointId, customerId },
      };
    },
    read(token) {
      if (!token.startsWith(prefix)) return undefined;
      const [payload = "", signature = ""] = token.slice(prefix.length).split(".", 2);
      const given = Buffer.from(signature, "base64url");
      const wanted = sign(payload);
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
      return readPayload(payload, clock());
    },
  };
}

/** Only what we signed comes here. */
function readPayload(payload: string, now: number): VisitorPrincipal | undefined {
  const { org, entry, visitor, at } = payloadSchema.parse(
    JSON.parse(Buffer.from(payload, "base64url").toString()),
  );
  const organisationId = parseId<OrganisationId>(org);
  const entryPointId = parseId<EntryPointId>(entry);
  const customerId = parseId<CustomerId>(visitor);
  if (organisationId === undefined || entryPointId === undefined || customerId === undefined) {
    return undefined;
  }
  if (now - at > VISITOR_TOKEN_MAX_AGE_MS) return undefined;
  return { kind: "visitor", organisationId, entryPointId, customerId };
}

/** The key visitors' tokens are signed with. */
export function readVisitorKey(db: Database): Promise<Buffer> {
  return readInstallationSecret(db, "visitor_tokens");
}
