import {
  contactsAt,
  type EntryPointId,
  type FlowChannel,
  type FlowGraph,
  type FlowId,
  flowProblems,
  flowReferences,
  publishedVersion,
  type State,
  tryFlow,
} from "@maru/core";
import type { Problem, QueryResult } from "@maru/protocol";
import { makeProblem } from "../commands/problem-table.ts";
import { asStaff, type QueryCall, type QueryHandler, type QueryParts } from "../http/query-call.ts";
import { graphOfVersion, versionsOf } from "./flow-version-store.ts";
import { sameGraph } from "./graph-fingerprint.ts";

export const FLOW_QUERIES = {
  "flow.list": async ({ principal }, { organisation }) => {
    const engine = await organisation(asStaff(principal).organisationId);
    return engine.read((state) => ({ flows: summaries(state) }));
  },
  "flow.get": async ({ principal, input }, { organisation }) => {
    const engine = await organisation(asStaff(principal).organisationId);
    const found = await engine.read((state) => flowOf(state, input.flowId as FlowId));
    return found ?? noFlow();
  },
  "flow.versions": async ({ principal, input }, parts) => {
    const { organisationId } = asStaff(principal);
    const newest = await newestVersion(organisationId, input.flowId, parts);
    if (newest === undefined) return noFlow();
    return { versions: await versionsOf(parts.db, organisationId, input.flowId, newest) };
  },
  "flow.version": async ({ principal, input }, parts) => {
    const { organisationId } = asStaff(principal);
    const { flowId, version } = input;
    const newest = await newestVersion(organisationId, flowId, parts);
    if (newest === undefined || version > newest) return noFlow();
    const found = await graphOfVersion(parts.db, organisationId, flowId, version);
    return found ?? noFlow();
  },
  "flow.validate": async ({ principal, input }, { organisation }) => {
    const engine = await organisation(asStaff(principal).organisationId);
    const { channel, draft } = input;
    return engine.read((state) => ({ problems: problemsOf(state, draft, channel) }));
  },
  "flow.test": tryIt,
  "flow.counts": async ({ principal, input }, { organisation }) => {
    const engine = await organisation(asStaff(principal).organisationId);
    return engine.read((state) => ({ counts: contactsAt(state, input.flowId as FlowId) }));
  },
} satisfies {
  [Name in
    | "flow.list"
    | "flow.get"
    | "flow.versions"
    | "flow.version"
    | "flow.validate"
    | "flow.test"
    | "flow.counts"]: QueryHandler<Name>;
};

type Draft = QueryCall<"flow.validate">["input"]["draft"];

/** On the wire ids are text; the schema has held them to what ids may be. */
const graphOf = (draft: Draft): FlowGraph => draft as unknown as FlowGraph;

function problemsOf(state: State, draft: Draft, channel: FlowChannel) {
  return flowProblems(graphOf(draft), channel, flowReferences(state.configuration));
}

function summaries(state: State): QueryResult<"flow.list">["flows"] {
  const users = entryPointsByFlow(state);
  return Array.from(state.configuration.flow.values(), ({ draft, ...flow }) => ({
    ...flow,
    steps: draft.nodes.length,
    ...publication(state, flow.id, draft),
    entryPointIds: users.get(flow.id) ?? [],
    contacts: contactsAt(state, flow.id).reduce((sum, { contacts }) => sum + contacts, 0),
  }));
}

function publication(state: State, flowId: FlowId, draft: FlowGraph) {
  const newest = publishedVersion(state, flowId);
  if (newest === undefined) return { published: null, changed: true };
  const { version, publishedAt, graph } = newest;
  return { published: { version, publishedAt }, changed: !sameGraph(draft, graph) };
}

function entryPointsByFlow({ configuration }: State): Map<FlowId, EntryPointId[]> {
  const users = new Map<FlowId, EntryPointId[]>();
  for (const { id, flowId } of configuration.entryPoint.values()) {
    if (flowId !== null) users.set(flowId, [...(users.get(flowId) ?? []), id]);
  }
  return users;
}

function flowOf(state: State, flowId: FlowId): QueryResult<"flow.get"> | undefined {
  const flow = state.configuration.flow.get(flowId);
  if (flow === undefined) return undefined;
  const { draft, channel } = flow;
  const { configuration } = state;
  return {
    // A copy: the state goes on changing while this is turned into JSON.
    flow: structuredClone(flow) as unknown as QueryResult<"flow.get">["flow"],
    ...publication(state, flowId, draft),
    problems: flowProblems(draft, channel, flowReferences(configuration)),
    entryPointIds: entryPointsByFlow(state).get(flowId) ?? [],
  };
}

async function newestVersion(
  organisationId: string,
  flowId: string,
  { organisation }: QueryParts,
): Promise<number | undefined> {
  const engine = await organisation(organisationId);
  const newest = await engine.read((state) =>
    state.configuration.flow.has(flowId as FlowId)
      ? (publishedVersion(state, flowId as FlowId)?.version ?? 0)
      : undefined,
  );
  await engine.historyUpToDate();
  return newest;
}

async function tryIt(
  { principal, input }: QueryCall<"flow.test">,
  { organisation }: QueryParts,
): Promise<QueryResult<"flow.test"> | Problem> {
  const engine = await organisation(asStaff(principal).organisationId);
  const { draft, entryPointId, name, language, ...trial } = input;
  const tried = await engine.read(({ configuration }) =>
    tryFlow(configuration, {
      ...trial,
      graph: graphOf(draft),
      entryPointId: entryPointId as EntryPointId | null,
      customer: { name, language },
    }),
  );
  if (tried !== null) return tried;
  const detail = "Create a queue of this channel first: a flow falls back to one.";
  return makeProblem("configuration_reference_unknown", { detail });
}

function noFlow(): Problem {
  return makeProblem("configuration_not_found");
}
