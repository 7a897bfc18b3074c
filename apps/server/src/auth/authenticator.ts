import type { Agent, AgentId, OrganisationId } from "@maru/core";
import type { Accounts } from "./accounts.ts";
import type { ApiTokens } from "./api-tokens.ts";
import type { Invitations } from "./invitations.ts";
import type { PasswordChecker } from "./password.ts";
import type { Principal, StaffPrincipal } from "./principal.ts";
import type { Rights } from "./rights.ts";
import type { SecondFactors } from "./second-factors.ts";
import type { Sessions } from "./sessions.ts";
import type { VisitorTokens } from "./visitor-tokens.ts";

/** What the engines know about people; accounts only know how they sign in. */
export interface AgentDirectory {
  /** Throws `EngineFault`. */
  find(organisationId: OrganisationId, agentId: AgentId): Promise<Agent | undefined>;
  /** What somebody may do now; undefined once they are deactivated. Throws `EngineFault`. */
  rights(principal: StaffPrincipal): Promise<Rights | undefined>;
}

/** Everything about proving who one is. */
export interface Auth {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly secondFactors: SecondFactors;
  readonly invitations: Invitations;
  readonly apiTokens: ApiTokens;
  readonly visitorTokens: VisitorTokens;
  readonly passwords: PasswordChecker;
  readonly agents: AgentDirectory;
}

export interface Presented {
  /** The value of the session cookie, from a page of ours. */
  readonly cookie: string | undefined;
  /** What followed `Authorization: Bearer`, or came in `hello`. */
  readonly bearer: string | undefined;
}

/**
 * Who presents this. A token that was given decides, also when it is no good: falling back to the
 * cookie would make somebody act as somebody they did not mean to be.
 */
export async function authenticate(
  auth: Auth,
  presented: Presented,
): Promise<Principal | undefined> {
  const principal = await findPrincipal(auth, presented);
  if (principal === undefined || principal.kind === "visitor") return principal;
  // A deactivated agent is signed out everywhere, whatever the tables still say.
  return (await auth.agents.rights(principal)) === undefined ? undefined : principal;
}

async function findPrincipal(
  { sessions, apiTokens, visitorTokens }: Auth,
  { cookie, bearer }: Presented,
): Promise<Principal | undefined> {
  if (bearer === undefined) {
    return cookie?.startsWith("maru_s_") === true ? sessions.find(cookie, "cookie") : undefined;
  }
  if (bearer.startsWith("maru_v_")) return visitorTokens.read(bearer);
  if (bearer.startsWith("maru_t_")) return apiTokens.find(bearer);
  return bearer.startsWith("maru_s_") ? sessions.find(bearer, "bearer") : undefined;
}
