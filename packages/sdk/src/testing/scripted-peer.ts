/**
 * A peer that speaks the protocol of the view stream over real sockets, for tests of the client. It is not the
 * server: it keeps a journal of commands by key, shows them as documents, and can break at any point of a script.
 */
import type { AddressInfo } from "node:net";
import type { ClientFrame, Problem, ServerFrame } from "@maru/protocol";
import { type WebSocket, WebSocketServer } from "ws";

/** Where a connection may be broken. */
export type Point =
  | "connected"
  | "hello"
  | "before snapshot"
  | "after snapshot"
  | "before journal"
  | "after journal"
  | "after changes"
  | "after result";

export type JournalRow = { seq: number; key: string; name: string; body: Record<string, unknown> };

type PeerOptions = {
  /** True: the connection breaks here, without a word. */
  breakAt?: (point: Point) => boolean;
  /** Something else than the result, for a command not in the journal. */
  refuse?: (frame: Extract<ClientFrame, { type: "command" }>) => Problem | undefined;
  serverNow?: () => number;
};

export class ScriptedPeer {
  readonly journal: JournalRow[] = [];
  /** Every frame heard, of all connections. */
  readonly heard: ClientFrame[] = [];
  connections = 0;
  epoch = "e1";
  /** Reads and says nothing any more, as a peer behind a dead link. */
  silent = false;
  #server: WebSocketServer;
  #options: PeerOptions;
  #sockets = new Set<WebSocket>();
  /** Other documents, and by which seq they changed. */
  #documents = new Map<string, { seq: number; value: unknown }>();
  #seq = 0;

  private constructor(server: WebSocketServer, options: PeerOptions) {
    this.#server = server;
    this.#options = options;
    server.on("connection", (socket) => this.#connect(socket));
  }

  static async listen(options: PeerOptions = {}): Promise<ScriptedPeer> {
    const server = new WebSocketServer({ host: "127.0.0.1", port: 0, path: "/api/stream" });
    await new Promise((resolve) => server.once("listening", resolve));
    return new ScriptedPeer(server, options);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** All connections end without a close frame. */
  breakAll(): void {
    for (const socket of this.#sockets) socket.terminate();
  }

  /** Another memory: seqs of before mean nothing. */
  startAnew(epoch: string): void {
    this.epoch = epoch;
    this.breakAll();
  }

  put(key: string, value: unknown): void {
    this.#seq += 1;
    this.#documents.set(key, { seq: this.#seq, value });
    this.broadcast({ type: "changes", seq: this.#seq, put: [[key, value]], remove: [] });
  }

  broadcast(frame: ServerFrame): void {
    for (const socket of this.#sockets) this.#say(socket, frame);
  }

  closeAll(code: number): void {
    for (const socket of this.#sockets) socket.close(code);
  }

  async stop(): Promise<void> {
    this.breakAll();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #connect(socket: WebSocket): void {
    this.connections += 1;
    this.#sockets.add(socket);
    socket.on("close", () => this.#sockets.delete(socket));
    socket.on("error", () => undefined);
    socket.on("message", (data) => this.#hear(socket, JSON.parse(String(data)) as ClientFrame));
    this.#breaks(socket, "connected");
  }

  #hear(socket: WebSocket, frame: ClientFrame): void {
    // What is still in the buffer of a broken connection was never heard.
    if (socket.readyState !== 1) return;
    this.heard.push(frame);
    if (this.silent) return;
    if (frame.type === "hello") this.#welcome(socket, frame.since);
    if (frame.type === "command") this.#do(socket, frame);
    if (frame.type === "ping")
      this.#say(socket, {
        type: "pong",
        at: frame.at,
        serverTime: (this.#options.serverNow ?? Date.now)(),
      });
  }

  #welcome(socket: WebSocket, since: { epoch: string; seq: number } | undefined): void {
    if (this.#breaks(socket, "hello") || this.#breaks(socket, "before snapshot")) return;
    const from = since?.epoch === this.epoch ? since.seq : undefined;
    const documents = [...this.#documents]
      .filter(([, document]) => document.seq > (from ?? -1))
      .map(([key, document]): [string, unknown] => [key, document.value]);
    if (from === undefined)
      this.#say(socket, {
        type: "snapshot",
        epoch: this.epoch,
        seq: this.#seq,
        serverTime: (this.#options.serverNow ?? Date.now)(),
        documents,
      });
    else this.#say(socket, { type: "changes", seq: this.#seq, put: documents, remove: [] });
    this.#breaks(socket, "after snapshot");
  }

  #do(socket: WebSocket, frame: Extract<ClientFrame, { type: "command" }>): void {
    if (this.#breaks(socket, "before journal")) return;
    const known = this.journal.find((row) => row.key === frame.id);
    const problem = known === undefined ? this.#options.refuse?.(frame) : undefined;
    if (problem !== undefined) {
      this.#say(socket, { type: "result", id: frame.id, ok: false, problem });
      return;
    }
    let number = known?.seq;
    if (number === undefined) {
      number = this.#seq + 1;
      this.journal.push({ seq: number, key: frame.id, name: frame.name, body: frame.body });
      // Durable: whether the asker still hears of it does not matter.
      this.#breaks(socket, "after journal");
      this.put(`entry/i1/${number}`, { interactionId: "i1", number, body: frame.body });
    }
    if (this.#breaks(socket, "after changes")) return;
    this.#say(socket, { type: "result", id: frame.id, ok: true, result: { number } });
    this.#breaks(socket, "after result");
  }

  #say(socket: WebSocket, frame: ServerFrame): void {
    if (socket.readyState === 1 && !this.silent) socket.send(JSON.stringify(frame));
  }

  #breaks(socket: WebSocket, point: Point): boolean {
    if (this.#options.breakAt?.(point) !== true) return false;
    socket.terminate();
    return true;
  }
}

export function problem(code: Problem["code"], retryAfterMs?: number): Problem {
  return {
    type: `urn:maru:problem:${code}`,
    title: code,
    status: code === "too_many_requests" ? 429 : 409,
    code,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

/** Waits until it holds; says what did not after 5 s. */
export async function until(holds: () => boolean, limitMs = 5_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`never came true: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
