import type { AgentId } from "@maru/core";
import type { Problem, ProblemCode, QueryResult } from "@maru/protocol";
import { actorOf } from "../auth/principal.ts";
import { makeProblem } from "../commands/problem-table.ts";
import { forgetLeftovers, knownAccounts, putAccounts } from "../people/csv-apply.ts";
import { type CsvFault, MOST_ROWS, readCsv } from "../people/csv-file.ts";
import type { PlannedPerson } from "../people/csv-person.ts";
import { type CsvPlan, type PlannedRow, planCsv } from "../people/csv-plan.ts";
import { emailTaken, invitationLink } from "./account-queries.ts";
import { asStaff, note, type QueryCall, type QueryHandler, type QueryParts } from "./query-call.ts";

type Call = Pick<QueryCall<"user.csvPreview">, "principal" | "rights" | "address" | "input">;

export const CSV_QUERIES = {
  "user.csvPreview": async (call, parts) => {
    const planned = await plan(call, parts);
    if ("code" in planned) return planned;
    const { rows, digest, ignoredColumns } = planned;
    return { rows: rows.map(({ person: _, ...row }) => row), digest, ignoredColumns };
  },
  "user.csvApply": async (call, parts) => {
    const planned = await plan(call, parts);
    if ("code" in planned) return planned;
    if (planned.digest !== call.input.digest) {
      return makeProblem("conflict", { detail: "something has changed since; look again first" });
    }
    const problem = planned.rows.find(({ status }) => status === "problem");
    if (problem !== undefined && !call.input.skipProblems) {
      const message = `line ${problem.line} has a problem`;
      return makeProblem("validation_failed", { errors: [{ field: "file", message }] });
    }
    return apply(call, parts, planned);
  },
} satisfies { [Name in "user.csvPreview" | "user.csvApply"]: QueryHandler<Name> };

async function plan(
  { principal, rights, input }: Call,
  { db, organisation }: QueryParts,
): Promise<(CsvPlan & { ignoredColumns: string[] }) | Problem> {
  const { organisationId, agentId: self } = asStaff(principal);
  const file = readCsv(Buffer.from(input.file, "base64"));
  if ("fault" in file) return fileProblem(file);
  const accounts = await knownAccounts(db, organisationId);
  const engine = await organisation(organisationId);
  const permissions = rights?.permissions ?? new Set();
  const planned = await engine.read(({ configuration }) =>
    structuredClone(planCsv(file.rows, configuration, accounts, { self, permissions })),
  );
  return { ...planned, ignoredColumns: [...file.ignored] };
}

const FILE_WORDS: Record<CsvFault["fault"], string> = {
  malformed: "is no CSV: a quote is not closed, or stands in the middle",
  empty: "is empty",
  no_header: "needs a first line that says which column is the name (이름) or the e-mail (이메일)",
  header_twice: "has two columns that mean the same",
  too_many_rows: `has more than ${MOST_ROWS} people; divide it`,
};

function fileProblem(fault: CsvFault): Problem {
  const where = fault.fault === "malformed" ? ` (line ${fault.line})` : "";
  const message = FILE_WORDS[fault.fault] + where;
  return makeProblem("validation_failed", { errors: [{ field: "file", message }] });
}

type Refused = QueryResult<"user.csvApply">["refused"][number];
type Done = { readonly row: PlannedRow; readonly person: PlannedPerson };

async function apply(
  call: QueryCall<"user.csvApply">,
  parts: QueryParts,
  { rows }: CsvPlan,
): Promise<QueryResult<"user.csvApply"> | Problem> {
  const { organisationId } = asStaff(call.principal);
  const wanted = rows.flatMap((row) =>
    row.person === undefined || row.status === "unchanged" ? [] : [{ row, person: row.person }],
  );
  const fresh = wanted.filter(({ row }) => row.status === "create");
  const ids = fresh.map(({ person }) => person.agent.id);
  await forgetLeftovers(parts.db, organisationId, ids);
  const { done, refused } = await putAgents(call, parts, wanted);
  const withAccounts = done.filter(({ person }) => changesAccount(person));
  const people = withAccounts.map(({ person }) => person);
  if ((await putAccounts(parts.db, organisationId, people)) === "email_taken") return emailTaken();
  await noteImport(call, parts, done, people);
  const created = done.filter(({ row }) => row.status === "create");
  return {
    created: created.length,
    changed: done.length - created.length,
    refused,
    invitations: call.input.invite ? await inviteAll(call, parts, created) : [],
  };
}

const changesAccount = ({ account, accountBefore }: PlannedPerson): boolean =>
  account !== undefined &&
  (account.email !== accountBefore?.email || account.language !== accountBefore.language);

const changesAgent = ({ agent, before }: PlannedPerson): boolean =>
  JSON.stringify(agent) !== JSON.stringify(before && { ...before, ...sameOrder(agent, before) });

/** `before` with its fields in the order of `agent`, so that their texts can be compared. */
function sameOrder(agent: object, before: object): object {
  const values = before as Record<string, unknown>;
  return Object.fromEntries(Object.keys(agent).map((key) => [key, values[key]]));
}

/** Many commands under way at once share a write of the journal. */
const atOnce = 500;

async function putAgents(
  call: QueryCall<"user.csvApply">,
  parts: QueryParts,
  wanted: readonly Done[],
): Promise<{ done: Done[]; refused: Refused[] }> {
  const done: Done[] = [];
  const refused: Refused[] = [];
  for (let first = 0; first < wanted.length; first += atOnce) {
    const some = wanted.slice(first, first + atOnce);
    const outcomes = await Promise.all(some.map(({ person }) => putOne(call, parts, person)));
    for (const [index, refusal] of outcomes.entries()) {
      const one = some[index];
      if (one === undefined) continue;
      if (refusal === null) done.push(one);
      else refused.push({ line: one.row.line, agentId: one.person.agent.id, ...refusal });
    }
  }
  return { done, refused };
}

async function putOne(
  { principal, address }: QueryCall<"user.csvApply">,
  { runner, organisation }: QueryParts,
  person: PlannedPerson,
): Promise<{ code: ProblemCode; detail: string } | null> {
  if (!changesAgent(person)) return null;
  const who = asStaff(principal);
  const command = { type: "PutConfiguration", kind: "agent", item: person.agent } as const;
  if (!person.agent.active) {
    // With what follows when somebody may no longer sign in.
    const answer = await runner.apply(who, command, address);
    return answer.ok
      ? null
      : { code: answer.problem.code, detail: answer.problem.detail ?? answer.problem.title };
  }
  const engine = await organisation(who.organisationId);
  const outcome = await engine.command({ command, actor: actorOf(who), key: null });
  if (outcome.status === "done") return null;
  return { code: outcome.refusal.refused, detail: outcome.refusal.detail };
}

async function noteImport(
  call: QueryCall<"user.csvApply">,
  parts: QueryParts,
  done: readonly Done[],
  people: readonly PlannedPerson[],
): Promise<void> {
  const created = done.filter(({ row }) => row.status === "create").length;
  await note(
    call,
    parts,
    {
      ...{ action: "people.imported", kind: "people" },
      after: { created, changed: done.length - created },
    },
    ...people.map(({ agent, account, accountBefore }) => ({
      ...({ action: "account.put", kind: "account" } as const),
      ...{ objectId: agent.id as string, objectName: agent.name, after: account },
      before: accountBefore && { email: accountBefore.email, language: accountBefore.language },
    })),
  );
}

async function inviteAll(
  call: QueryCall<"user.csvApply">,
  parts: QueryParts,
  created: readonly Done[],
): Promise<QueryResult<"user.csvApply">["invitations"]> {
  const { organisationId } = asStaff(call.principal);
  const invited = new Map<AgentId, { name: string; email: string }>(
    created.flatMap(({ person: { agent, account } }) =>
      account === undefined ? [] : [[agent.id, { name: agent.name, email: account.email }]],
    ),
  );
  const made = await parts.auth.invitations.createMany(organisationId, [...invited.keys()]);
  await note(
    call,
    parts,
    ...Array.from(invited, ([objectId, { name }]) => ({
      ...({ action: "account.invited", kind: "account" } as const),
      ...{ objectId: objectId as string, objectName: name },
    })),
  );
  return Array.from(invited, ([agentId, who]) => {
    const { token = "", expiresAt = 0 } = made.get(agentId) ?? {};
    return { ...who, link: invitationLink(parts, token), expiresAt };
  });
}
