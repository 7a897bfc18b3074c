import type { EntryPoint, OrganisationId, State } from "@maru/core";
import type { Problem, ProblemCode, QueryName } from "@maru/protocol";
import { tooMany } from "../commands/command-runner.ts";
import { makeProblem } from "../commands/problem-table.ts";
import { FLOW_QUERIES } from "../flows/flow-queries.ts";
import { PROMPT_QUERIES } from "../prompts/prompt-queries.ts";
import { ACCOUNT_QUERIES } from "./account-queries.ts";
import { AUDIT_QUERIES } from "./audit-queries.ts";
import { CONFIGURATION_QUERIES } from "./configuration-queries.ts";
import { CSV_QUERIES } from "./csv-queries.ts";
import { mayRead } from "./history-access.ts";
import { HOURS_QUERIES } from "./hours-queries.ts";
import { PEOPLE_QUERIES } from "./people-queries.ts";
import { asSomebody, asStaff, may, type QueryHandler, type QueryParts } from "./query-call.ts";
import { SESSION_QUERIES } from "./session-queries.ts";
import { SETUP_QUERIES } from "./setup-queries.ts";
import { TELEPHONE_QUERIES } from "./telephone-queries.ts";
import { getView } from "./view-query.ts";

export const QUERY_TABLE: { readonly [Name in QueryName]: QueryHandler<Name> } = {
  ...CONFIGURATION_QUERIES,
  ...FLOW_QUERIES,
  ...TELEPHONE_QUERIES,
  ...SESSION_QUERIES,
  ...PEOPLE_QUERIES,
  ...ACCOUNT_QUERIES,
  ...AUDIT_QUERIES,
  ...CSV_QUERIES,
  ...HOURS_QUERIES,
  ...PROMPT_QUERIES,
  ...SETUP_QUERIES,
  "view.get": getView,
  "interaction.list": async (call, { history }) => {
    const { organisationId, agentId } = asStaff(call.principal);
    const spokenBy = may(call, "history.read_all") ? null : agentId;
    const page = await history.list(organisationId, call.input, spokenBy);
    return page ?? badPage();
  },
  "interaction.transcript": async (call, parts) => {
    const who = asSomebody(call.principal);
    const { before, ...rest } = call.input;
    if (who.kind === "staff" && !(await mayRead(call, parts, rest.interactionId))) {
      return missing("interaction_not_found");
    }
    const page = await parts.history.transcript(
      who.organisationId,
      { ...rest, ...(before !== undefined && { before }) },
      who.kind === "staff" ? { kind: "agent" } : { kind: "customer", customerId: who.customerId },
    );
    return page ?? missing("interaction_not_found");
  },
  "visitor.create": async ({ input, address }, parts) => {
    const found = await findEntryPoint(input, address, parts);
    if ("code" in found) return found;
    const { id } = found.entryPoint;
    const made = parts.auth.visitorTokens.create(found.organisationId, id);
    return { token: made.token, visitorId: made.visitor.customerId };
  },
  "visitor.entryPoint": async ({ input, address }, parts) => {
    const found = await findEntryPoint(input, address, parts);
    if ("code" in found) return found;
    const { organisationName, entryPoint } = found;
    return { organisationName, channel: entryPoint.channel, greeting: entryPoint.greeting };
  },
};

interface FoundEntryPoint {
  readonly organisationId: OrganisationId;
  readonly organisationName: string;
  readonly entryPoint: WebEntryPoint;
}

/** What a web page can lead to. */
type WebEntryPoint = EntryPoint & { readonly channel: "chat" | "voice" };

const isOnTheWeb = (entryPoint: EntryPoint): entryPoint is WebEntryPoint =>
  entryPoint.active && (entryPoint.channel === "chat" || entryPoint.channel === "voice");

/** For strangers: by address limited, and the same answer for everything that is not there. */
async function findEntryPoint(
  input: { organisationId: string; entryPointId: string },
  address: string,
  { organisation, visitors }: QueryParts,
): Promise<FoundEntryPoint | Problem> {
  const waitMs = visitors.take(address);
  if (waitMs > 0) return tooMany(waitMs);
  const engine = await organisation(input.organisationId).catch((error: unknown) => {
    if (error instanceof Error && "reason" in error && error.reason === "unknown_organisation") {
      return undefined;
    }
    throw error;
  });
  const found = await engine?.read(({ configuration }: State) => {
    const entryPoint = [...configuration.entryPoint.values()]
      .filter(isOnTheWeb)
      .find(({ id }) => id === input.entryPointId);
    if (entryPoint === undefined) return undefined;
    const organisationId = input.organisationId as OrganisationId;
    const organisationName = configuration.settings.name;
    return structuredClone({ organisationId, organisationName, entryPoint });
  });
  return found ?? missing("entry_point_not_found");
}

const missing = (code: ProblemCode): Problem => makeProblem(code);

const badPage = (): Problem =>
  makeProblem("validation_failed", {
    errors: [{ field: "before", message: "must be the `next` of an earlier page" }],
  });
