import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { WebSocketServer } from "ws";
import { AriClient } from "./ari-client.ts";
import type { AriEvent } from "./ari-types.ts";

type Request = { request_id: string; method: string; uri: string };
type Answer = { status_code: number; message_body?: unknown; events?: readonly AriEvent[] };

export interface ScriptedAsterisk {
  /** What is said to one request: `events` follow the answer at once, and arrive with it. */
  answer(request: Request): Answer;
  onEvent(event: AriEvent): void;
}

/** A connection to what speaks as Asterisk does over a real socket, and says what a test has it say. Ends with the test. */
export async function connectScripted(
  application: string,
  { answer, onEvent }: ScriptedAsterisk,
): Promise<AriClient> {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  server.on("connection", (socket, { socket: wire }) => {
    socket.on("message", (data) => {
      const request: Request = JSON.parse(String(data));
      const { status_code, message_body, events = [] } = answer(request);
      const response = { type: "RESTResponse", request_id: request.request_id, status_code };
      const body = message_body === undefined ? {} : { message_body: JSON.stringify(message_body) };
      wire.cork();
      socket.send(JSON.stringify({ ...response, reason_phrase: "", ...body }));
      for (const event of events) socket.send(JSON.stringify(event));
      wire.uncork();
    });
  });
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const { promise: connected, resolve: onConnected } = Promise.withResolvers<void>();
  const ari = new AriClient({
    address: () => ({ url: `http://127.0.0.1:${port}`, user: "maru", password: "secret" }),
    application,
    listener: { onEvent, onConnected, onDisconnected: () => undefined },
  });
  onTestFinished(() => {
    ari.close();
    server.close();
  });
  ari.open();
  await connected;
  return ari;
}
