import {
  type ConfigurationItem,
  type ConfigurationKind,
  itemsOf,
  planImport,
  type State,
  statusesOf,
  usesOf,
} from "@maru/core";
import {
  CONFIGURATION_FORMAT,
  CONFIGURATION_FORMAT_VERSION,
  parseConfigurationItem,
  type QueryName,
} from "@maru/protocol";
import { rightsOf } from "../auth/rights.ts";
import {
  currentItem,
  itemsOfKind,
  type NamedRevision,
  namedRevision,
} from "../commands/current-item.ts";
import { makeProblem } from "../commands/problem-table.ts";
import { problemsOf, readDocument } from "../commands/read-document.ts";
import { asStaff, note, type QueryCall, type QueryHandler, type QueryParts } from "./query-call.ts";

export const CONFIGURATION_QUERIES = {
  "configuration.list": async (call, parts) => {
    if (await isSecret(call, parts)) return mayNotRead();
    return read(call, parts, (state) => {
      const items = itemsOfKind(state.configuration, call.input.kind);
      const revisions: Record<string, NamedRevision> = {};
      for (const { id } of items) {
        const revision = namedRevision(state, call.input.kind, id);
        if (revision !== null) revisions[id] = revision;
      }
      return { items, revisions };
    });
  },
  "configuration.get": async (call, parts) => {
    if (await isSecret(call, parts)) return mayNotRead();
    const { kind, id } = call.input;
    const found = await read(call, parts, (state) => currentItem(state, kind, id));
    return found.item === null ? makeProblem("configuration_not_found") : found;
  },
  "configuration.uses": async (call, parts) => {
    const { kind, id } = call.input;
    const found = await read(call, parts, (state) =>
      itemsOfKind(state.configuration, kind).some((item) => item.id === id)
        ? kind === "settings"
          ? { items: [], liveContacts: 0, agents: 0 }
          : usesOf(state, state.configuration, kind, id)
        : null,
    );
    return found ?? makeProblem("configuration_not_found");
  },
  "configuration.export": async (call, parts) => {
    await note(call, parts, { action: "configuration.exported", kind: "settings" });
    return read(call, parts, ({ configuration }) => {
      const items: Partial<Record<ConfigurationKind, ConfigurationItem["item"][]>> = {};
      for (const { kind, item } of itemsOf(configuration)) {
        if (kind === "settings") continue;
        const list = items[kind];
        if (list === undefined) items[kind] = [asWritten(kind, item)];
        else list.push(asWritten(kind, item));
      }
      for (const list of Object.values(items)) list.sort((a, b) => (a.id < b.id ? -1 : 1));
      return {
        format: CONFIGURATION_FORMAT,
        version: CONFIGURATION_FORMAT_VERSION,
        settings: asWritten("settings", configuration.settings),
        items,
      } as never;
    });
  },
  "configuration.plan": (call, parts) => {
    const { items, malformed } = readDocument(call.input.document);
    return read(call, parts, (state) => {
      const { basis, changes, unchanged, problems } = planImport(state, call.input.mode, items);
      return { basis, changes, unchanged, problems: problemsOf(malformed, problems) };
    });
  },
  "entryPoint.statuses": (call, parts) =>
    read(call, parts, (state) => ({
      statuses: [...statusesOf(state, state.configuration.entryPoint.values())].map(
        ([id, status]) => ({ id, ...status }),
      ),
    })),
} satisfies {
  [Name in
    | "configuration.list"
    | "configuration.get"
    | "configuration.uses"
    | "configuration.export"
    | "configuration.plan"
    | "entryPoint.statuses"]: QueryHandler<Name>;
};

/** A copy: the state goes on changing while this is turned into JSON. */
async function read<T>(
  { principal }: Pick<QueryCall<QueryName>, "principal">,
  { organisation }: QueryParts,
  reader: (state: State) => T,
): Promise<T> {
  const engine = await organisation(asStaff(principal).organisationId);
  return engine.read((state) => structuredClone(reader(state)));
}

/** With its fields in the order of its schema, whoever wrote it: what has not changed does not differ in git. */
function asWritten(
  kind: ConfigurationKind,
  item: ConfigurationItem["item"],
): ConfigurationItem["item"] {
  const parsed = parseConfigurationItem(kind, item);
  return parsed.success ? parsed.data : item;
}

/** What is in a flow may be a secret of a web service it asks: for whoever draws flows. */
async function isSecret(
  { input, principal }: Pick<QueryCall<"configuration.list">, "input" | "principal">,
  { organisation }: QueryParts,
): Promise<boolean> {
  if (input.kind !== "flow") return false;
  const staff = asStaff(principal);
  const engine = await organisation(staff.organisationId);
  const rights = await engine.read(({ configuration }) => rightsOf(configuration, staff));
  return rights?.permissions.has("channels.manage") !== true;
}

function mayNotRead() {
  return makeProblem("forbidden", { detail: "needs channels.manage" });
}
