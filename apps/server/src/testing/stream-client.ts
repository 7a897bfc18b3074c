import { type ServerFrame, serverFrameSchema } from "@maru/protocol";
import { type ClientOptions, WebSocket } from "ws";

/** A client of the view stream that keeps everything it got, held to the schema of the wire. */
export interface StreamClient {
  readonly socket: WebSocket;
  readonly frames: ServerFrame[];
  send(frame: unknown): void;
  hello(token?: string, since?: { epoch: string; seq: number }): void;
  /** Resolves with the result of this command. */
  command(id: string, name: string, body?: object): Promise<ServerFrame & { type: "result" }>;
  /** The first frame (from now, or got before) that the test wants. */
  until<Type extends ServerFrame["type"]>(
    type: Type,
    wanted?: (frame: ServerFrame & { type: Type }) => boolean,
  ): Promise<ServerFrame & { type: Type }>;
  /** The documents as a client holds them after all frames so far. */
  documents(): Map<string, unknown>;
  /** Resolves once closed, by whomever. */
  readonly closed: Promise<{ code: number; reason: string }>;
  close(): void;
}

const waitTimeoutMs = 10_000;

export function openStream(baseUrl: string, options: ClientOptions = {}): Promise<StreamClient> {
  const socket = new WebSocket(`${baseUrl.replace(/^http/, "ws")}/api/stream`, options);
  const frames: ServerFrame[] = [];
  const watchers = new Set<() => void>();
  socket.on("message", (data: Buffer) => {
    frames.push(serverFrameSchema.parse(JSON.parse(data.toString())));
    for (const watcher of watchers) watcher();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on("close", (code, reason) => {
      resolve({ code, reason: reason.toString() });
      for (const watcher of watchers) watcher();
    });
  });

  const until: StreamClient["until"] = (type, wanted = () => true) =>
    new Promise((resolve, reject) => {
      const isWanted = (frame: ServerFrame): boolean =>
        frame.type === type && wanted(frame as never);
      const timer = setTimeout(() => {
        watchers.delete(look);
        const got = frames.map((frame) => frame.type).join(", ");
        reject(new Error(`no ${type} within ${waitTimeoutMs} ms; got: ${got}`));
      }, waitTimeoutMs);
      const look = (): void => {
        const found = frames.find(isWanted);
        if (found === undefined) return;
        clearTimeout(timer);
        watchers.delete(look);
        resolve(found as never);
      };
      watchers.add(look);
      look();
    });

  const send = (frame: unknown): void => socket.send(JSON.stringify(frame));
  const client: StreamClient = {
    socket,
    frames,
    send,
    hello: (token, since) =>
      send({
        type: "hello",
        version: 1,
        ...(token !== undefined && { token }),
        ...(since !== undefined && { since }),
      }),
    command(id, name, body = {}) {
      send({ type: "command", id, name, body });
      return until("result", (frame) => frame.id === id);
    },
    until,
    documents: () => documentsOf(frames),
    closed,
    close: () => socket.close(),
  };
  return new Promise((resolve, reject) => {
    socket.once("open", () => resolve(client));
    socket.once("error", reject);
  });
}

function documentsOf(frames: readonly ServerFrame[]): Map<string, unknown> {
  let documents = new Map<string, unknown>();
  for (const frame of frames) {
    if (frame.type === "snapshot") documents = new Map(frame.documents);
    if (frame.type !== "changes") continue;
    for (const [key, value] of frame.put) documents.set(key, value);
    for (const key of frame.remove) documents.delete(key);
  }
  return documents;
}
