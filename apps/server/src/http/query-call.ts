import type { Permission } from "@maru/core";
import type { Problem, QUERIES, QueryName, QueryResult } from "@maru/protocol";
import type { FastifyReply } from "fastify";
import type { z } from "zod";
import type { AuditLog, AuditRecord } from "../audit/audit-log.ts";
import type { Auth } from "../auth/authenticator.ts";
import { actorOf, type Principal, type StaffPrincipal } from "../auth/principal.ts";
import type { Rights } from "../auth/rights.ts";
import type { CommandRunner } from "../commands/command-runner.ts";
import type { Database } from "../database/database.ts";
import type { OrganisationEngine } from "../engine/organisation-engine.ts";
import type { FirstRun } from "../first-run/first-run.ts";
import type { SignInThrottle } from "../limits/sign-in-throttle.ts";
import type { TokenBuckets } from "../limits/token-buckets.ts";
import type { History } from "../projections/history.ts";
import type { PromptSounds } from "../prompts/prompt-sounds.ts";
import type { Speak } from "../prompts/speech.ts";
import type { RecordingKeeper } from "../recordings/recording-keeper.ts";
import type { Telephone } from "../voice/telephone.ts";

export interface QueryParts {
  readonly db: Database;
  readonly auth: Auth;
  readonly throttle: SignInThrottle;
  readonly visitors: TokenBuckets;
  /** How often a page may ask to call, by address. */
  readonly calls: TokenBuckets;
  readonly history: History;
  readonly recordings: RecordingKeeper;
  readonly telephone: Telephone;
  readonly promptSounds: PromptSounds;
  readonly speak: Speak;
  readonly organisation: (id: string) => Promise<OrganisationEngine>;
  readonly firstRun: FirstRun;
  readonly runner: CommandRunner;
  readonly audit: AuditLog;
  readonly clock: () => number;
  readonly publicUrl: string;
  /** They are here, whether or not they have a stream. */
  readonly visited: (principal: Principal) => void;
}

export interface QueryCall<Name extends QueryName> {
  readonly input: z.output<(typeof QUERIES)[Name]["params"]> &
    z.output<(typeof QUERIES)[Name]["query"]> &
    z.output<(typeof QUERIES)[Name]["body"]>;
  /** Undefined where anyone may ask. */
  readonly principal: Principal | undefined;
  /** What staff may do; undefined for everybody else. */
  readonly rights: Rights | undefined;
  readonly address: string;
  readonly userAgent: string | undefined;
  /** Over TLS, as far as the customer's browser is concerned. */
  readonly secure: boolean;
  readonly reply: FastifyReply;
}

export type QueryHandler<Name extends QueryName> = (
  call: QueryCall<Name>,
  parts: QueryParts,
) => Promise<QueryResult<Name> | Problem>;

/** The operation's callers say who comes here. */
export function asStaff(principal: Principal | undefined): StaffPrincipal {
  if (principal?.kind !== "staff") throw new Error("bug: not staff in an operation for staff");
  return principal;
}

/** Whether whoever asks has this right. */
export function may({ rights }: Pick<QueryCall<QueryName>, "rights">, right: Permission): boolean {
  return rights?.permissions.has(right) === true;
}

/** Writes down what whoever asks has done. */
export async function note(
  { principal, address }: Pick<QueryCall<QueryName>, "principal" | "address">,
  { audit }: Pick<QueryParts, "audit">,
  ...records: readonly Omit<AuditRecord, "actor" | "address">[]
): Promise<void> {
  const who = asStaff(principal);
  const actor = actorOf(who);
  await audit.write(who.organisationId, ...records.map((one) => ({ ...one, actor, address })));
}

export function asSomebody(principal: Principal | undefined): Principal {
  if (principal === undefined) throw new Error("bug: nobody in an operation for somebody");
  return principal;
}
