import type { AgentId } from "@maru/core";
import type { Problem, QueryName } from "@maru/protocol";
import { problemOf } from "../commands/command-runner.ts";
import { refuseManaging } from "../commands/configuration-rights.ts";
import { asStaff, type QueryCall, type QueryParts } from "./query-call.ts";

/** How somebody signs in is set by those who may do at least as much: it would be to become them. */
export async function refuseToManage(
  { principal, rights }: Pick<QueryCall<QueryName>, "principal" | "rights">,
  { organisation }: Pick<QueryParts, "organisation">,
  agentId: AgentId,
): Promise<Problem | undefined> {
  const { organisationId, agentId: self } = asStaff(principal);
  const permissions = rights?.permissions ?? new Set();
  const engine = await organisation(organisationId);
  const refusal = await engine.read(({ configuration }) =>
    refuseManaging(configuration, { self, permissions }, agentId),
  );
  return refusal === undefined ? undefined : problemOf(refusal);
}
