import { createHash } from "node:crypto";
import type { Agent, Configuration } from "@maru/core";
import type { QueryResult } from "@maru/protocol";
import { normaliseEmail } from "../auth/accounts.ts";
import { type Asking, refusePut } from "../commands/configuration-rights.ts";
import type { CsvColumn } from "./csv-columns.ts";
import type { CsvRow } from "./csv-file.ts";
import { type PlannedPerson, type Problem, planPerson } from "./csv-person.ts";

export interface KnownAccount {
  readonly agentId: string;
  readonly email: string;
  readonly language: "ko" | "en";
  /** Of another organisation of this installation. */
  readonly foreign: boolean;
}

export type PreviewRow = QueryResult<"user.csvPreview">["rows"][number];

export interface PlannedRow extends PreviewRow {
  /** Undefined where there is a problem. */
  readonly person: PlannedPerson | undefined;
}

export interface CsvPlan {
  readonly rows: readonly PlannedRow[];
  /** Equal if and only if the same would be done. */
  readonly digest: string;
}

export function planCsv(
  rows: readonly CsvRow[],
  configuration: Configuration,
  accounts: readonly KnownAccount[],
  asking: Asking,
): CsvPlan {
  const byEmail = new Map(accounts.map((account) => [account.email, account]));
  const own = accounts.filter(({ foreign }) => !foreign);
  const byAgent = new Map(own.map((account) => [account.agentId, account]));
  const extensions = new Map(
    [...configuration.agent.values()].map(({ extension, id }) => [extension, id as string]),
  );
  const taken = { ids: new Set<string>(), emails: new Set<string>() };
  const planned = rows.map(({ line, cells }): PlannedRow => {
    const made = planPerson(cells, { configuration, byEmail, byAgent, extensions, taken });
    const problems = [...made.problems, ...rightsProblems(configuration, asking, made.person)];
    const email = made.person?.account?.email ?? normaliseEmail(cells.email ?? "");
    const shown = {
      ...{ line, agentId: made.person?.agent.id ?? null, email: email === "" ? null : email },
      name: made.person?.agent.name ?? cells.name ?? "",
    };
    if (made.person === undefined || problems.length > 0) {
      return { ...shown, status: "problem", changes: [], problems, person: undefined };
    }
    const changes = changesOf(made.person);
    const status =
      made.person.before === undefined ? "create" : changes.length > 0 ? "change" : "unchanged";
    return { ...shown, status, changes, problems, person: made.person };
  });
  const digest = createHash("sha256").update(JSON.stringify(planned)).digest("base64url");
  return { rows: planned, digest };
}

function rightsProblems(
  configuration: Configuration,
  asking: Asking,
  person: PlannedPerson | undefined,
): Problem[] {
  if (person === undefined) return [];
  const rejection = refusePut(configuration, asking, { kind: "agent", item: person.agent });
  if (rejection === undefined) return [];
  return [{ column: "role", code: "not_allowed", value: person.agent.roleId }];
}

/** Of which columns what is different afterwards, in the words of the file's ids. */
function changesOf({
  agent,
  account,
  before,
  accountBefore,
}: PlannedPerson): PreviewRow["changes"] {
  const written = (one: Agent | undefined, sign: KnownAccount | undefined) => ({
    name: one?.name ?? "",
    email: sign?.email ?? "",
    role: one?.roleId ?? "",
    team: one?.teamId ?? "",
    multimediaProfile: one?.multimediaProfileId ?? "",
    agentProfile: one?.agentProfileId ?? "",
    extension: one?.extension ?? "",
    skills: Object.entries(one?.skills ?? {})
      .map(([skill, level]) => `${skill}:${level}`)
      .sort()
      .join("; "),
    language: sign?.language ?? "",
    active: one === undefined ? "" : String(one.active),
  });
  const was = written(before, accountBefore);
  const is = written(agent, account && { ...account, agentId: agent.id, foreign: false });
  return (Object.keys(is) as Exclude<CsvColumn, "id">[])
    .filter((column) => is[column] !== was[column])
    .map((column) => ({ column, before: was[column], after: is[column] }));
}
