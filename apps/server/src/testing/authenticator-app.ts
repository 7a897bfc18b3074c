import { Secret, TOTP } from "otpauth";

/** The code an authenticator app shows for this secret, `ahead` steps of 30 s from now. */
export function codeOf(secret: string, ahead = 0): string {
  const timestamp = Date.now() + ahead * 30_000;
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
}
