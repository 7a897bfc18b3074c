import { type Agent, type Configuration, parseId } from "@maru/core";
import { CONFIGURATION_SCHEMAS, type QueryResult } from "@maru/protocol";
import { z } from "zod";
import { normaliseEmail } from "../auth/accounts.ts";
import {
  type Found,
  findNamed,
  findRole,
  readFlag,
  readLanguage,
  readSkills,
} from "./csv-cells.ts";
import type { CsvColumn } from "./csv-columns.ts";
import type { CsvRow } from "./csv-file.ts";
import type { KnownAccount } from "./csv-plan.ts";

export type Problem = QueryResult<"user.csvPreview">["rows"][number]["problems"][number];

export interface PlannedPerson {
  readonly agent: Agent;
  /** How they sign in afterwards; undefined: they do not. */
  readonly account: { readonly email: string; readonly language: "ko" | "en" } | undefined;
  readonly before: Agent | undefined;
  readonly accountBefore: KnownAccount | undefined;
}

export interface Surroundings {
  readonly configuration: Configuration;
  readonly byEmail: ReadonlyMap<string, KnownAccount>;
  readonly byAgent: ReadonlyMap<string, KnownAccount>;
  /** Who has which extension; changed by the rows as they are read. */
  readonly extensions: Map<string | null, string>;
  /** By the rows before. */
  readonly taken: { readonly ids: Set<string>; readonly emails: Set<string> };
}

/** Takes a value away, where an empty cell leaves what is there. */
const NOTHING = "-";
const emailSchema = z.email().max(254);

export function planPerson(
  cells: CsvRow["cells"],
  around: Surroundings,
): { person: PlannedPerson | undefined; problems: Problem[] } {
  const problems: Problem[] = [];
  const report = (column: CsvColumn, code: Problem["code"]): void => {
    problems.push({ column, code, value: (cells[column] ?? "").slice(0, 200) });
  };
  const email = readEmail(cells, around, report);
  const before = whoIs(cells, email, around, report);
  const id = before?.id ?? newId(cells, email, around, report);
  if (id === undefined) return { person: undefined, problems };
  if (around.taken.ids.has(id)) report(cells.id ? "id" : "email", "twice");
  around.taken.ids.add(id);
  const accountBefore = around.byAgent.get(id);
  const owner = email === undefined ? undefined : around.byEmail.get(email);
  if (owner !== undefined && (owner.foreign || owner.agentId !== id)) report("email", "taken");
  const given = readItem(cells, { id, before }, around, report);
  const language = readCell(cells.language, readLanguage, () => report("language", "invalid"));
  const address = email ?? accountBefore?.email;
  const account =
    address === undefined
      ? undefined
      : {
          email: address,
          language: language ?? accountBefore?.language ?? "ko",
        };
  const parsed = CONFIGURATION_SCHEMAS.agent.safeParse(given);
  if (!parsed.success && problems.length === 0) report("name", "invalid");
  if (problems.length > 0 || !parsed.success) return { person: undefined, problems };
  const agent = parsed.data as unknown as Agent;
  return { person: { agent, account, before, accountBefore }, problems };
}

type Report = (column: CsvColumn, code: Problem["code"]) => void;

function readEmail(
  { email }: CsvRow["cells"],
  { taken }: Surroundings,
  report: Report,
): string | undefined {
  if (email === undefined || email === "") return undefined;
  const address = normaliseEmail(email);
  if (!emailSchema.safeParse(address).success) report("email", "invalid");
  else if (taken.emails.has(address)) report("email", "twice");
  taken.emails.add(address);
  return address;
}

/** Who is meant, if they are here already: by the id where one is given, otherwise by the e-mail address. */
function whoIs(
  { id, email }: CsvRow["cells"],
  address: string | undefined,
  { configuration, byEmail }: Surroundings,
  report: Report,
): Agent | undefined {
  if (id) return configuration.agent.get(id as never);
  if (!email) report("email", "missing");
  const known = address === undefined ? undefined : byEmail.get(address);
  if (known === undefined || known.foreign) return undefined;
  return configuration.agent.get(known.agentId as never);
}

/** From the address, as people would choose it. */
function newId(
  { id }: CsvRow["cells"],
  address: string | undefined,
  { configuration, taken }: Surroundings,
  report: Report,
): string | undefined {
  if (id) {
    if (parseId(id) === undefined) report("id", "invalid");
    return id;
  }
  if (address === undefined) return undefined;
  const plain = (address.split("@")[0] ?? "").replaceAll(/[^A-Za-z0-9._-]/g, "-").slice(0, 50);
  const stem = plain === "" || plain in Object.prototype ? "person" : plain;
  const isFree = (wanted: string) =>
    !configuration.agent.has(wanted as never) && !taken.ids.has(wanted);
  if (isFree(stem)) return stem;
  let number = 2;
  while (!isFree(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

function readItem(
  cells: CsvRow["cells"],
  { id, before }: { id: string; before: Agent | undefined },
  around: Surroundings,
  report: Report,
): Record<keyof Agent, unknown> {
  const { configuration } = around;
  const pick = (column: CsvColumn, find: (text: string) => Found<string>): string | undefined => {
    const text = cells[column];
    if (!text) return undefined;
    const found = find(text);
    if ("value" in found) return found.value;
    report(column, found.code);
    return undefined;
  };
  const must = (
    column: "team" | "multimediaProfile",
    had: string | undefined,
  ): string | undefined => {
    const items = configuration[column] as ReadonlyMap<string, { id: string; name: string }>;
    const chosen = pick(column, (text) => findNamed(items, text)) ?? had;
    if (chosen !== undefined || cells[column]) return chosen;
    const [only] = items.size === 1 ? items.keys() : [];
    if (only === undefined) report(column, "missing");
    return only;
  };
  const name = cells.name || before?.name;
  if (name === undefined) report("name", "missing");
  const agentProfileId =
    cells.agentProfile === NOTHING
      ? null
      : (pick("agentProfile", (text) => findNamed(configuration.agentProfile, text)) ??
        before?.agentProfileId ??
        null);
  return {
    id,
    name,
    roleId: pick("role", (text) => findRole(configuration, text)) ?? before?.roleId ?? "agent",
    teamId: must("team", before?.teamId),
    multimediaProfileId: must("multimediaProfile", before?.multimediaProfileId),
    agentProfileId,
    extension: readExtension(cells.extension, { id, before }, around, report),
    skills:
      (cells.skills === NOTHING
        ? {}
        : readCell(
            cells.skills,
            (text) => readSkills(configuration, text),
            () => report("skills", "unknown"),
          )) ??
      before?.skills ??
      {},
    active:
      readCell(cells.active, readFlag, () => report("active", "invalid")) ?? before?.active ?? true,
  };
}

function readExtension(
  text: string | undefined,
  { id, before }: { id: string; before: Agent | undefined },
  { extensions }: Surroundings,
  report: Report,
): string | null {
  if (text === NOTHING) return null;
  if (!text) return before?.extension ?? null;
  if (!/^\d{2,8}$/.test(text)) report("extension", "invalid");
  const owner = extensions.get(text);
  if (owner !== undefined && owner !== id) report("extension", "taken");
  extensions.set(text, id);
  return text;
}

/** Undefined: the cell is empty, or cannot be read, which is then reported. */
function readCell<Value>(
  text: string | undefined,
  read: (text: string) => Value | undefined,
  invalid: () => void,
): Value | undefined {
  if (!text) return undefined;
  const value = read(text);
  if (value === undefined) invalid();
  return value;
}
