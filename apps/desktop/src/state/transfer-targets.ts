import type { AgentDocument, QueueDocument, SetupDocument } from "@maru/protocol";
import type { Text } from "./notices.ts";
import { matches } from "./search.ts";

/** What the target is to take: a chat, a call, or a talk beside a call. */
export type TargetPurpose = "chat" | "transfer" | "consult";

/** What is asked for, of which kind of contact. */
export const purposeOf = (channel: string, purpose: "transfer" | "consult"): TargetPurpose =>
  channel === "voice" ? purpose : "chat";

export type AgentTarget = { agent: AgentDocument; ownTeam: boolean; refusal: Text | null };

/** A state that ends by itself or may be ended soon comes before one that does not. */
const READINESS: readonly AgentDocument["status"][] = [
  "available",
  "engaged",
  "wrap_up",
  "reserved",
  "dialling",
  "idle",
  "not_responding",
  "signed_out",
];

/** Colleagues of one's own team first; within a team the ready ones, then by name. */
export function agentTargets(
  agents: readonly AgentDocument[],
  me: { agentId: string; teamId: string },
  query: string,
  locale: string,
  purpose: TargetPurpose = "chat",
): AgentTarget[] {
  const byName = new Intl.Collator(locale);
  return agents
    .filter((agent) => agent.id !== me.agentId)
    .filter((agent) => matches(`${agent.name} ${agent.teamName} ${agent.extension ?? ""}`, query))
    .map((agent) => ({
      agent,
      ownTeam: agent.teamId === me.teamId,
      refusal: purpose === "chat" ? chatRefusal(agent, me.teamId) : callRefusal(agent, purpose),
    }))
    .sort(
      (a, b) =>
        Number(b.ownTeam) - Number(a.ownTeam) ||
        Number(a.refusal !== null) - Number(b.refusal !== null) ||
        READINESS.indexOf(a.agent.status) - READINESS.indexOf(b.agent.status) ||
        byName.compare(a.agent.name, b.agent.name),
    );
}

/** V-41, V-42: to a ready agent; a consult also to one who is idle. Who may be reached is for the server to say. */
function callRefusal(agent: AgentDocument, purpose: "transfer" | "consult"): Text | null {
  if (purpose === "consult") return agent.consultable ? null : { key: "transfer.notConsultable" };
  if (agent.readyForCall) return null;
  return { key: agent.status === "available" ? "transfer.notReady" : "transfer.notAvailable" };
}

/** C-41: to an available agent of the current team. The server decides; this says it beforehand. */
function chatRefusal(agent: AgentDocument, myTeamId: string): Text | null {
  if (agent.teamId !== myTeamId) return { key: "transfer.notMyTeam" };
  if (agent.readyForChat) return null;
  if (agent.status === "available" || agent.status === "engaged") return { key: "transfer.busy" };
  return { key: "transfer.notAvailable" };
}

export type QueueTarget = {
  queue: SetupDocument["queues"][number];
  figures: QueueDocument | undefined;
  current: boolean;
  refusal: Text | null;
};

export function queueTargets(
  queues: SetupDocument["queues"],
  figuresOf: (queueId: string) => QueueDocument | undefined,
  contact: { channel: string; queueId: string },
  query: string,
): QueueTarget[] {
  return queues
    .filter((queue) => queue.channel === contact.channel)
    .filter((queue) => matches(`${queue.name} ${queue.description}`, query))
    .map((queue) => ({
      queue,
      figures: figuresOf(queue.id),
      current: queue.id === contact.queueId,
      refusal: null,
    }));
}
