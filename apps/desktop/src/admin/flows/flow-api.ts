/** What the designer asks of the server. */
import type { FlowProblem, FlowSummary, FlowTrialResult, QueryInput } from "@maru/protocol";
import type { MessageKey } from "../../words.ts";
import type { SaveOutcome } from "./autosave.ts";
import type { FlowChannel, FlowGraph } from "./graph/flow-graph.ts";

export type Flow = {
  id: string;
  name: string;
  description: string;
  channel: FlowChannel;
  draft: FlowGraph;
};

/** A flow as it is on the server, with the revision a change of it must have seen. */
export type OpenedFlow = {
  flow: Flow;
  revision: string;
  /** The newest version; null: never published. */
  newest: { version: number; graph: FlowGraph } | null;
  /** Whose contacts run on it. */
  entryPointIds: readonly string[];
};

/** `publishedBy`: an agent's id; null: nobody who is one. */
export type VersionSummary = { version: number; publishedAt: number; publishedBy: string | null };

type FlowTest = QueryInput<"flow.test">;
export type TestInput = FlowTest["inputs"][number];
export type TestRequest = {
  channel: FlowChannel;
  graph: FlowGraph;
  /** Whose time zone and queue count; null: any. */
  entryPointId: string | null;
  /** Epoch milliseconds. */
  startsAt: number;
  language: "ko" | "en";
  /** E.164; null: withheld. */
  from: string | null;
  inputs: readonly TestInput[];
};

/** What was not done answers why. */
export type FlowApi = {
  list(): Promise<readonly FlowSummary[]>;
  open(id: string): Promise<OpenedFlow>;
  create(flow: Flow): Promise<MessageKey | null>;
  save(flow: Flow, revision: string): Promise<SaveOutcome>;
  publish(id: string): Promise<MessageKey | null>;
  /** Null: not to be had now. */
  validate(channel: FlowChannel, graph: FlowGraph): Promise<readonly FlowProblem[] | null>;
  versions(id: string): Promise<readonly VersionSummary[]>;
  version(id: string, version: number): Promise<FlowGraph>;
  test(request: TestRequest): Promise<FlowTrialResult>;
  /** Contacts under way, by node. */
  counts(id: string): Promise<Readonly<Record<string, number>>>;
};
