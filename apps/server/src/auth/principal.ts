import type { AgentId, CustomerId, EntryPointId, OrganisationId, Permission } from "@maru/core";
import type { Audience } from "../engine/organisation-engine.ts";

/** Who is speaking, as proven by what they presented. The organisation comes from here and nowhere else. */
export type Principal = StaffPrincipal | VisitorPrincipal;

export interface StaffPrincipal {
  readonly kind: "staff";
  readonly organisationId: OrganisationId;
  readonly agentId: AgentId;
  readonly credential:
    | {
        readonly type: "session";
        /** Of the stored hash; good for comparing, useless for signing in. */
        readonly id: string;
        /** Null for a bearer session, which a browser never sends by itself. */
        readonly csrfToken: string | null;
        readonly mustChangePassword: boolean;
        /** They proved themselves by a password alone, and have nothing else to prove it by. */
        readonly lacksSecondFactor: boolean;
      }
    | {
        readonly type: "token";
        readonly id: string;
        /** What it may be used for; null: everything its agent may do. */
        readonly scopes: readonly Permission[] | null;
      };
}

export interface VisitorPrincipal {
  readonly kind: "visitor";
  readonly organisationId: OrganisationId;
  readonly entryPointId: EntryPointId;
  readonly customerId: CustomerId;
}

/** Whose view of the organisation they are shown. */
export function audienceOf(principal: Principal): Audience {
  return principal.kind === "staff"
    ? { kind: "agent", agentId: principal.agentId }
    : { kind: "customer", customerId: principal.customerId };
}

/** As the journal names them. */
export function actorOf(principal: Principal): string {
  if (principal.kind === "visitor") return `customer:${principal.customerId}`;
  const { credential, agentId } = principal;
  return credential.type === "token" ? `token:${credential.id}` : `agent:${agentId}`;
}

/** One key per session, API token or visitor: what budgets count by. */
export function budgetKeyOf(principal: Principal): string {
  if (principal.kind === "visitor") return `${principal.organisationId} ${principal.customerId}`;
  return `${principal.credential.type} ${principal.credential.id}`;
}
