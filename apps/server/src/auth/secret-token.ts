import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** Names what a token is, to us and to tools that look for leaked secrets. */
export type TokenPrefix = "maru_s_" | "maru_t_" | "maru_v_" | "maru_i_";

/** 256 random bits. */
export function makeToken(prefix: TokenPrefix): string {
  return prefix + randomBytes(32).toString("base64url");
}

/**
 * What is stored of a token. A plain hash is enough for 256 random bits; the argon2 of passwords
 * would only slow down every request.
 */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** Follows from the session's token, so it needs no storage and ends with the session. */
export function csrfTokenOf(sessionToken: string): string {
  return createHmac("sha256", sessionToken).update("csrf").digest("base64url");
}

export function equalSecrets(given: string, wanted: string): boolean {
  // Hashed first: timingSafeEqual needs equal lengths, and a length is a secret too.
  return timingSafeEqual(hashToken(given), hashToken(wanted));
}
