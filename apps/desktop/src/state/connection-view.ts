import type { ConnectionState } from "@maru/sdk";
import { secondsUntil } from "./duration.ts";
import type { Text } from "./notices.ts";

export type ConnectionView = {
  light: "online" | "connecting" | "offline";
  label: Text;
  /** The whole truth, sentence by sentence. */
  explanation: Text[];
};

/** Beyond this the light says "slow" by its number; no colour of its own. */
export function connectionView(
  state: ConnectionState,
  now: number,
  agentGraceMs: number | null,
): ConnectionView {
  const pending: Text[] =
    state.pendingCommands > 0 && state.status !== "online"
      ? [{ key: "connection.explainPending", values: { count: state.pendingCommands } }]
      : [];
  switch (state.status) {
    case "online":
      return {
        light: "online",
        label: { key: "connection.online" },
        explanation: [
          state.roundTripMs === null
            ? { key: "connection.explainOnlineUnknown" }
            : { key: "connection.explainOnline", values: { ms: Math.round(state.roundTripMs) } },
          ...pending,
        ],
      };
    case "connecting":
      return state.lastHeardAt === null
        ? {
            light: "connecting",
            label: { key: "connection.connecting" },
            explanation: [{ key: "connection.explainConnecting" }, ...pending],
          }
        : lost(state, { key: "connection.reconnecting" }, pending, now, agentGraceMs);
    case "offline": {
      const label: Text =
        state.retryAt === null
          ? { key: "connection.offline" }
          : {
              key: "connection.reconnectingIn",
              values: { seconds: secondsUntil(state.retryAt, now) },
            };
      return lost(state, label, pending, now, agentGraceMs);
    }
    case "ended":
      return {
        light: "offline",
        label: { key: "connection.ended" },
        explanation: [{ key: "connection.explainEnded" }],
      };
  }
}

function lost(
  state: ConnectionState,
  label: Text,
  pending: Text[],
  now: number,
  agentGraceMs: number | null,
): ConnectionView {
  const explanation: Text[] = [{ key: "connection.explainOffline" }];
  // The server begins to count when it notices; the last sign of it is the earliest that can be.
  const endsAt = (state.lastHeardAt ?? state.since) + (agentGraceMs ?? 0);
  if (agentGraceMs !== null && endsAt > now)
    explanation.push({
      key: "connection.explainGrace",
      values: { seconds: secondsUntil(endsAt, now) },
    });
  return {
    light: state.status === "connecting" ? "connecting" : "offline",
    label,
    explanation: [...explanation, ...pending],
  };
}
