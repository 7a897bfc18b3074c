import { spokeIn } from "../recordings/recording-access.ts";
import { asStaff, may, type QueryCall, type QueryParts } from "./query-call.ts";

/** Whether staff may read a contact of the past: any, or only those they spoke in. */
export async function mayRead(
  call: Pick<QueryCall<"interaction.get">, "principal" | "rights">,
  { db }: QueryParts,
  interactionId: string,
): Promise<boolean> {
  if (may(call, "history.read_all")) return true;
  const { organisationId, agentId } = asStaff(call.principal);
  return may(call, "history.read") && spokeIn(db, organisationId, agentId, interactionId);
}
