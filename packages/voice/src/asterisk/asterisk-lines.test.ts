import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { AgentId, OrganisationId } from "@maru/core";
import { expect, onTestFinished, test } from "vitest";
import { WebSocketServer } from "ws";
import type { Report } from "../port.ts";
import { AriClient } from "./ari-client.ts";
import { AsteriskLines } from "./asterisk-lines.ts";
import { EndpointNames } from "./endpoint-names.ts";

const names = new EndpointNames("org" as OrganisationId);
const phone = names.ofPhone("alice" as AgentId, "desk_phone");

type Request = { request_id: string; method: string; uri: string };
type Answer = { status_code: number; message_body?: unknown };

/** Says of Asterisk's endpoints what a test has it say, over a real socket. */
async function scriptedAsterisk(answer: (request: Request) => Answer) {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  onTestFinished(() => server.close());
  server.on("connection", (socket, { socket: wire }) => {
    socket.on("message", (data) => {
      const request: Request = JSON.parse(String(data));
      // What is said at one time arrives at one time, as it does from a busy Asterisk.
      wire.cork();
      const { status_code, message_body } = answer(request);
      const response = { type: "RESTResponse", request_id: request.request_id, status_code };
      const body = message_body === undefined ? {} : { message_body: JSON.stringify(message_body) };
      socket.send(JSON.stringify({ ...response, reason_phrase: "", ...body }));
      for (const event of afterAnswer.splice(0)) socket.send(JSON.stringify(event));
      wire.uncork();
    });
  });
  const afterAnswer: unknown[] = [];
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, afterAnswer };
}

const endpoint = (state: string) => ({
  ...{ technology: "PJSIP", resource: phone, state, channel_ids: [] },
});

test("a phone that registers while its state is asked is there: the answer is older than the news", async () => {
  const asterisk = await scriptedAsterisk(({ uri, method }) => {
    if (uri === "endpoints") return { status_code: 200, message_body: [] };
    if (uri.startsWith("asterisk/variable"))
      return { status_code: 200, message_body: { value: "" } };
    if (method !== "GET") return { status_code: 204 };
    asterisk.afterAnswer.push({ type: "EndpointStateChange", endpoint: endpoint("online") });
    return { status_code: 200, message_body: endpoint("offline") };
  });
  const reports: Report[] = [];
  const { promise: connected, resolve: onConnected } = Promise.withResolvers<void>();
  const ari = new AriClient({
    address: () => ({ url: asterisk.url, user: "maru", password: "secret" }),
    application: names.application,
    listener: {
      onEvent: (event) =>
        event.type === "EndpointStateChange" && lines.stateChanged(event.endpoint),
      onConnected,
      onDisconnected: () => undefined,
    },
  });
  const lines = new AsteriskLines({ ari, names, report: (report) => reports.push(report) });
  onTestFinished(() => {
    lines.close();
    ari.close();
  });
  ari.open();
  await connected;

  const account = { kind: "phone", agentId: "alice" as AgentId, phone: "desk_phone" } as const;
  await lines.provision({ phones: [{ ...account, password: "secret" }], trunks: [] });

  expect(reports.at(-1)).toEqual({
    ...{ type: "phone", agentId: "alice", phone: "desk_phone", reachable: true },
  });
});
