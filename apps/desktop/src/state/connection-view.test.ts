import type { ConnectionState } from "@maru/sdk";
import { describe, expect, test } from "vitest";
import { connectionView } from "./connection-view.ts";

const state = (change: Partial<ConnectionState>): ConnectionState => ({
  status: "online",
  since: 0,
  attempt: 0,
  retryAt: null,
  lastHeardAt: 1_000,
  roundTripMs: 12.4,
  pendingCommands: 0,
  ...change,
});
const keys = (of: ConnectionState, now = 2_000, graceMs: number | null = 15_000) => {
  const { light, label, explanation } = connectionView(of, now, graceMs);
  return [light, label.key, ...explanation.map(({ key }) => key)];
};

describe("the connection light tells the truth", () => {
  test("online with its round trip, rounded; commands under way are ordinary then", () => {
    expect(connectionView(state({ pendingCommands: 2 }), 0, null)).toEqual({
      light: "online",
      label: { key: "connection.online" },
      explanation: [{ key: "connection.explainOnline", values: { ms: 12 } }],
    });
  });

  test("coming up for the first time is no loss", () => {
    expect(keys(state({ status: "connecting", lastHeardAt: null }))).toEqual([
      "connecting",
      "connection.connecting",
      "connection.explainConnecting",
    ]);
  });

  test("lost: when the next attempt is, how long the contacts stay, and what waits to be sent", () => {
    const lost = state({ status: "offline", retryAt: 4_500, pendingCommands: 1 });
    expect(connectionView(lost, 2_000, 15_000)).toEqual({
      light: "offline",
      label: { key: "connection.reconnectingIn", values: { seconds: 3 } },
      explanation: [
        { key: "connection.explainOffline" },
        { key: "connection.explainGrace", values: { seconds: 14 } },
        { key: "connection.explainPending", values: { count: 1 } },
      ],
    });
  });

  test("after the grace time nothing is promised any more", () => {
    expect(keys(state({ status: "connecting", attempt: 4 }), 60_000)).toEqual([
      "connecting",
      "connection.reconnecting",
      "connection.explainOffline",
    ]);
  });

  test("ended is the end", () => {
    expect(keys(state({ status: "ended", endedBy: "session_ended" }))).toEqual([
      "offline",
      "connection.ended",
      "connection.explainEnded",
    ]);
  });
});
