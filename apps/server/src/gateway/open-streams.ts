import type { AgentId, OrganisationId } from "@maru/core";
import type { Principal } from "../auth/principal.ts";
import type { StreamEnd, StreamSocket } from "./stream-socket.ts";

/** The streams that are open on this server, found by what they were opened with. */
export interface OpenStreams {
  /** The answer takes it out again. Undefined: this agent or customer has as many as anybody needs. */
  add(principal: Principal, stream: StreamSocket): (() => void) | undefined;
  endSession(sessionId: string): void;
  endToken(tokenId: string): void;
  endAgent(organisationId: OrganisationId, agentId: AgentId): void;
  endAll(reason: StreamEnd): void;
  /** What the open ones stand on. */
  sessionIds(): string[];
  tokenIds(): string[];
  readonly size: number;
}

/** Desktops, tabs, phones and integrations of one person. Each costs memory and a copy of every change. */
export const MAX_STREAMS_PER_PERSON = 100;

export function createOpenStreams(): OpenStreams {
  const byKey = new Map<string, Set<StreamSocket>>();
  const all = new Set<StreamSocket>();
  const endKey = (key: string): void => {
    for (const stream of byKey.get(key) ?? []) stream.end("session_ended");
  };
  const idsOf = (prefix: string): string[] =>
    [...byKey.keys()]
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));

  return {
    add(principal, stream) {
      const keys = keysOf(principal);
      if (keys.some((key) => (byKey.get(key)?.size ?? 0) >= MAX_STREAMS_PER_PERSON))
        return undefined;
      all.add(stream);
      for (const key of keys) {
        const streams = byKey.get(key) ?? new Set();
        byKey.set(key, streams.add(stream));
      }
      return () => {
        all.delete(stream);
        for (const key of keys) {
          const streams = byKey.get(key);
          streams?.delete(stream);
          if (streams?.size === 0) byKey.delete(key);
        }
      };
    },
    endSession: (id) => endKey(`session ${id}`),
    endToken: (id) => endKey(`token ${id}`),
    endAgent: (organisationId, agentId) => endKey(`agent ${organisationId} ${agentId}`),
    endAll(reason) {
      for (const stream of all) stream.end(reason);
    },
    sessionIds: () => idsOf("session "),
    tokenIds: () => idsOf("token "),
    get size() {
      return all.size;
    },
  };
}

function keysOf(principal: Principal): string[] {
  if (principal.kind === "visitor") {
    return [`customer ${principal.organisationId} ${principal.customerId}`];
  }
  const { organisationId, agentId, credential } = principal;
  return [`${credential.type} ${credential.id}`, `agent ${organisationId} ${agentId}`];
}
