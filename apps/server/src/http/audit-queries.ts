import { auditCsv, auditPage } from "../audit/audit-search.ts";
import { asStaff, note, type QueryHandler } from "./query-call.ts";

export const AUDIT_QUERIES = {
  "audit.list": async ({ principal, input }, { db, organisation }) => {
    const { organisationId } = asStaff(principal);
    await (await organisation(organisationId)).historyUpToDate();
    const { before, limit, ...filter } = input;
    return auditPage(db, organisationId, filter, { before, limit });
  },
  "audit.export": async (call, parts) => {
    const { organisationId } = asStaff(call.principal);
    await (await parts.organisation(organisationId)).historyUpToDate();
    const exported = await auditCsv(parts.db, organisationId, call.input);
    await note(call, parts, { action: "audit.exported", kind: "audit", after: call.input });
    return exported;
  },
} satisfies { [Name in "audit.list" | "audit.export"]: QueryHandler<Name> };
