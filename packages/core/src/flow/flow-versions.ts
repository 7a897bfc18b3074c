/** Which version of a flow contacts run on. Those some contact is still on are kept beside the newest. */
import { known } from "../engine/assert.ts";
import type { State } from "../engine/state.ts";
import type { FlowId, FlowNodeId } from "../ids.ts";
import type { FlowNode, FlowStepType, FlowVersion } from "./flow.ts";
import { nodeOf } from "./flow-graph.ts";
import type { FlowRun } from "./flow-run.ts";

/** What new contacts run on; undefined: never published. */
export function publishedVersion(state: State, flowId: FlowId): FlowVersion | undefined {
  return state.flowVersions.get(flowId)?.at(-1);
}

export function versionOf(state: State, { flowId, version }: FlowRun): FlowVersion {
  const versions = state.flowVersions.get(flowId) ?? [];
  return known(
    versions.find((each) => each.version === version),
    "the version the contact runs on",
  );
}

/** The step the contact is at. */
export function nodeAt(state: State, run: FlowRun): FlowNode {
  return known(nodeOf(versionOf(state, run).graph, run.nodeId), "the step the contact is at");
}

/** The step the contact is at, of the type that what it waits for says. */
export function stepAt<Type extends FlowStepType>(
  state: State,
  run: FlowRun,
  ...types: Type[]
): Extract<FlowNode, { type: Type }> {
  const node = nodeAt(state, run);
  const isOne = (types as FlowStepType[]).includes(node.type);
  return known(isOne ? (node as Extract<FlowNode, { type: Type }>) : undefined, "such a step");
}

/** How many contacts are at each node, by version, of those under way. */
export function contactsAt(
  state: State,
  flowId: FlowId,
): { version: number; nodeId: FlowNodeId; contacts: number }[] {
  const counts = [];
  for (const [version, nodes] of state.indexes.flowRuns.get(flowId) ?? []) {
    for (const [nodeId, contacts] of nodes) counts.push({ version, nodeId, contacts });
  }
  return counts;
}

/** Versions nobody is on leave memory, but for the newest. */
export function releaseVersions(state: State, flowId: FlowId): void {
  const versions = state.flowVersions.get(flowId);
  if (versions === undefined || versions.length < 2) return;
  const inUse = state.indexes.flowRuns.get(flowId);
  const newest = versions.at(-1);
  const kept = versions.filter((each) => each === newest || inUse?.has(each.version) === true);
  if (kept.length < versions.length) state.flowVersions.set(flowId, kept);
}
