import type { SignInThrottle } from "../limits/sign-in-throttle.ts";
import { normaliseEmail } from "./accounts.ts";
import type { Auth } from "./authenticator.ts";
import { DEMO_PASSWORD } from "./demo-password.ts";
import { hashPassword, weaknessOf } from "./password.ts";
import type { StaffPrincipal } from "./principal.ts";
import type { SessionKind } from "./sessions.ts";

export type SignInOutcome =
  | { readonly status: "signed_in"; readonly token: string }
  | { readonly status: "wrong_credentials" }
  | { readonly status: "too_many"; readonly retryAfterMs: number };

const busyRetryMs = 1_000;

/**
 * Signs in. Unknown address, wrong password and deactivated agent are one answer after one amount of
 * work, so nobody learns who works here.
 */
export async function signIn(
  auth: Auth,
  throttle: SignInThrottle,
  given: { email: string; password: string; kind: SessionKind; address: string },
): Promise<SignInOutcome> {
  const email = normaliseEmail(given.email);
  const waitMs = throttle.begin(given.address, email);
  if (waitMs > 0) return { status: "too_many", retryAfterMs: waitMs };
  const account = await auth.accounts.byEmail(email);
  const right = await auth.passwords.check(given.password, account?.passwordHash);
  if (right === "busy") return { status: "too_many", retryAfterMs: busyRetryMs };
  if (!right || account === undefined) return { status: "wrong_credentials" };
  const agent = await auth.agents.find(account.organisationId, account.agentId);
  if (agent?.active !== true) return { status: "wrong_credentials" };
  throttle.succeeded(given.address, email);
  const token = await auth.sessions.start(account.organisationId, account.agentId, given.kind);
  return { status: "signed_in", token };
}

export type PasswordOutcome =
  | { readonly status: "done" }
  | { readonly status: "no_account" }
  | { readonly status: "wrong_credentials" }
  | { readonly status: "too_weak"; readonly detail: string }
  | { readonly status: "too_many"; readonly retryAfterMs: number };

/** Changes one's own password and ends every other session of that agent. */
export async function changePassword(
  auth: Auth,
  throttle: SignInThrottle,
  principal: StaffPrincipal,
  given: { current: string; next: string; address: string },
): Promise<PasswordOutcome> {
  const { organisationId, agentId, credential } = principal;
  const account = await auth.accounts.byAgent(organisationId, agentId);
  if (account === undefined) return { status: "no_account" };
  // Whoever sits at an unlocked desktop must not be able to guess here what they could not above.
  const waitMs = throttle.begin(given.address, account.email);
  if (waitMs > 0) return { status: "too_many", retryAfterMs: waitMs };
  const right = await auth.passwords.check(given.current, account.passwordHash);
  if (right === "busy") return { status: "too_many", retryAfterMs: busyRetryMs };
  if (!right) return { status: "wrong_credentials" };
  throttle.succeeded(given.address, account.email);
  const weakness = weaknessOf(given.next, account.email, DEMO_PASSWORD);
  if (weakness !== undefined) return { status: "too_weak", detail: weakness };
  await auth.accounts.setPassword(organisationId, agentId, await hashPassword(given.next));
  const stays = credential.type === "session" ? credential.id : undefined;
  await auth.sessions.endAllOf(organisationId, agentId, stays);
  return { status: "done" };
}
