import type { SignInThrottle } from "../limits/sign-in-throttle.ts";
import { type Account, normaliseEmail } from "./accounts.ts";
import type { Auth } from "./authenticator.ts";
import { deviceOf, networkOf } from "./device.ts";
import { hashPassword, type PasswordRules, weaknessOf } from "./password.ts";
import type { StaffPrincipal } from "./principal.ts";
import type { SessionKind, SessionOrigin } from "./sessions.ts";

/** Where somebody asks from. */
export interface From {
  readonly address: string;
  readonly userAgent: string | undefined;
}

export type SignInOutcome =
  | { readonly status: "signed_in"; readonly token: string; readonly account: Account }
  | { readonly status: "wrong_credentials"; readonly account: Account | undefined }
  /** The password was right: the code of the second factor is missing, or wrong. */
  | { readonly status: "code_required" }
  | { readonly status: "code_wrong"; readonly account: Account }
  | { readonly status: "too_many"; readonly retryAfterMs: number };

const busyRetryMs = 1_000;

/**
 * Signs in. Unknown address, wrong password and deactivated agent are one answer after one amount of
 * work, so nobody learns who works here. Codes count as attempts like passwords do.
 */
export async function signIn(
  auth: Auth,
  throttle: SignInThrottle,
  given: From & { email: string; password: string; code: string | undefined; kind: SessionKind },
): Promise<SignInOutcome> {
  const email = normaliseEmail(given.email);
  const waitMs = throttle.begin(given.address, email);
  if (waitMs > 0) return { status: "too_many", retryAfterMs: waitMs };
  const account = await auth.accounts.byEmail(email);
  const right = await auth.passwords.check(given.password, account?.passwordHash ?? undefined);
  if (right === "busy") return { status: "too_many", retryAfterMs: busyRetryMs };
  if (!right || account === undefined) return { status: "wrong_credentials", account };
  const agent = await auth.agents.find(account.organisationId, account.agentId);
  if (agent?.active !== true) return { status: "wrong_credentials", account };
  if (account.hasSecondFactor) {
    if (given.code === undefined) return { status: "code_required" };
    const taken = await auth.secondFactors.check(account, given.code);
    if (!taken) return { status: "code_wrong", account };
  }
  throttle.succeeded(given.address, email);
  const token = await startSession(auth, account, given.kind, originOf(given));
  return { status: "signed_in", token, account };
}

function originOf({ address, userAgent }: From): SessionOrigin {
  return { device: deviceOf(userAgent), address: networkOf(address) };
}

export async function startSession(
  auth: Auth,
  { organisationId, agentId }: Pick<Account, "organisationId" | "agentId">,
  kind: SessionKind,
  origin: SessionOrigin,
): Promise<string> {
  await auth.accounts.signedIn(organisationId, agentId);
  return auth.sessions.start(organisationId, agentId, kind, origin);
}

export type PasswordOutcome =
  | { readonly status: "done" }
  | { readonly status: "no_account" }
  | { readonly status: "wrong_credentials" }
  | { readonly status: "too_weak"; readonly detail: string }
  | { readonly status: "too_many"; readonly retryAfterMs: number };

/** Whether it is they who sit there: asked before anything about how they sign in changes. */
export async function proveAgain(
  auth: Auth,
  throttle: SignInThrottle,
  { organisationId, agentId }: StaffPrincipal,
  { current, address }: { current: string; address: string },
): Promise<Exclude<PasswordOutcome, { status: "too_weak" | "done" }> | Account> {
  const account = await auth.accounts.byAgent(organisationId, agentId);
  if (account === undefined || account.passwordHash === null) return { status: "no_account" };
  // Whoever sits at an unlocked desktop must not be able to guess here what they could not at the door.
  const waitMs = throttle.begin(address, account.email);
  if (waitMs > 0) return { status: "too_many", retryAfterMs: waitMs };
  const right = await auth.passwords.check(current, account.passwordHash);
  if (right === "busy") return { status: "too_many", retryAfterMs: busyRetryMs };
  if (!right) return { status: "wrong_credentials" };
  throttle.succeeded(address, account.email);
  return account;
}

/** Changes one's own password and ends every other session of that agent. */
export async function changePassword(
  auth: Auth,
  throttle: SignInThrottle,
  principal: StaffPrincipal,
  given: { current: string; next: string; address: string; rules: Omit<PasswordRules, "email"> },
): Promise<PasswordOutcome> {
  const { organisationId, agentId, credential } = principal;
  const account = await proveAgain(auth, throttle, principal, given);
  if ("status" in account) return account;
  const { email } = account;
  const weakness = weaknessOf(given.next, { ...given.rules, email });
  if (weakness !== undefined) return { status: "too_weak", detail: weakness };
  if (given.next === given.current) {
    return { status: "too_weak", detail: "choose another than the one you have" };
  }
  await auth.accounts.setPassword(organisationId, agentId, await hashPassword(given.next));
  const stays = credential.type === "session" ? credential.id : undefined;
  await auth.sessions.endAllOf(organisationId, agentId, stays);
  return { status: "done" };
}
