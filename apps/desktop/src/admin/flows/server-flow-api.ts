import type { CommandInput } from "@maru/protocol";
import type { Client } from "@maru/sdk";
import { failureKey } from "../../state/failure.ts";
import type { MessageKey } from "../../words.ts";
import type { Flow, FlowApi } from "./flow-api.ts";
import type { FlowGraph } from "./graph/flow-graph.ts";

type Server = Pick<Client, "query" | "command">;

/** The flows of a server. */
export function createFlowApi(client: Server): FlowApi {
  const put = (flow: Flow) =>
    client.command("configuration.put", {
      kind: "flow",
      ...flow,
    } as CommandInput<"configuration.put">);
  const flowOf = (flowId: string) => client.query("flow.get", { flowId });
  return {
    list: async () => (await client.query("flow.list", {})).flows,
    async open(id) {
      const { flow, published, entryPointIds } = await flowOf(id);
      const version = published?.version;
      const newest =
        version === undefined ? null : await client.query("flow.version", { flowId: id, version });
      return { flow, revision: revisionOf(flow), newest, entryPointIds };
    },
    create: (flow) => attempt(() => put(flow)),
    async save(flow, revision) {
      try {
        const theirs = revisionOf((await flowOf(flow.id)).flow);
        if (theirs !== revision) return { status: "conflict", revision: theirs };
        await put(flow);
        return { status: "saved", revision: revisionOf(flow) };
      } catch (error) {
        return { status: "failed", why: failureKey(error) };
      }
    },
    publish: (flowId) => attempt(() => client.command("flow.publish", { flowId })),
    async validate(channel, draft) {
      try {
        return (await client.query("flow.validate", { channel, draft })).problems;
      } catch (error) {
        failureKey(error);
        return null;
      }
    },
    async versions(flowId) {
      const { versions } = await client.query("flow.versions", { flowId });
      return versions.map(({ publishedBy, ...version }) => ({
        ...version,
        publishedBy: /^agent:(.+)$/.exec(publishedBy)?.[1] ?? null,
      }));
    },
    version: async (flowId, version): Promise<FlowGraph> =>
      (await client.query("flow.version", { flowId, version })).graph,
    test: ({ graph, startsAt, inputs, ...request }) =>
      client.query("flow.test", { ...request, draft: graph, at: startsAt, inputs: [...inputs] }),
    async counts(flowId) {
      const { counts } = await client.query("flow.counts", { flowId });
      const sums: Record<string, number> = {};
      for (const { nodeId, contacts } of counts) sums[nodeId] = (sums[nodeId] ?? 0) + contacts;
      return sums;
    },
  };
}

async function attempt(deed: () => Promise<unknown>): Promise<MessageKey | null> {
  try {
    await deed();
    return null;
  } catch (error) {
    return failureKey(error);
  }
}

/** The flow's content as text, whatever order its fields were written in: another content, another revision. */
function revisionOf(flow: Flow): string {
  return JSON.stringify(flow, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
