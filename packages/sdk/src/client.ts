import type {
  ClientFrame,
  CommandInput,
  CommandName,
  CommandResult,
  Problem,
  QueryInput,
  QueryName,
  QueryResult,
  ServerFrame,
  StoredSound,
} from "@maru/protocol";
import { PROTOCOL_VERSION, STREAM_PATH } from "@maru/protocol/routes";
import type { ConnectionState, EndedBy } from "./connection-state.ts";
import { type DocumentStore, Documents } from "./document-store.ts";
import { MaruFault } from "./fault.ts";
import { type HttpOptions, query, storeSound } from "./http.ts";
import { Outbox, type OutboxStorage, type PendingCommand } from "./outbox.ts";
import { createListeners, type Readable } from "./readable.ts";
import { ServerClock } from "./server-clock.ts";
import { StreamConnection } from "./stream-connection.ts";
import { OthersTyping, OwnTyping, type Typing } from "./typing.ts";

export type ClientOptions = {
  /** Where the server is: `https://chat.example.com`. */
  baseUrl: string;
  /** A bearer or visitor token. Without one the browser's session cookie speaks. */
  token?: string;
  /** With a session cookie: sent with every query that changes something. */
  csrfToken?: string | (() => string | null);
  /** Keeps unanswered commands over a reload. Default: memory only. */
  storage?: OutboxStorage;
  fetch?: typeof fetch;
  WebSocket?: typeof WebSocket;
  /** Epoch milliseconds. */
  now?: () => number;
  /** From 0 to below 1; spreads the retries. */
  random?: () => number;
};

export type CommandOptions = {
  /** Idempotency key, 1 to 64 of `A-Z a-z 0-9 . _ -`; made here when left out. The same one twice is one command. */
  key?: string;
  /** How long this caller waits. The command stays in the outbox and will be done. Default: no limit. */
  timeoutMs?: number;
};

export type Client = {
  connect(): void;
  /** Ends the connection; callers who still wait are rejected with the fault `ended`. */
  close(): void;
  readonly connection: Readable<ConnectionState>;
  /**
   * Asks for something to be done, over the stream. Waits out lost connections; sent again under the same key
   * until the server has answered. Rejects with `MaruProblem` (the server said no) or `MaruFault`.
   */
  command<Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
    options?: CommandOptions,
  ): Promise<CommandResult<Name>>;
  /** Commands without an answer, oldest first. `command` with the same key joins one. */
  pending(): readonly PendingCommand[];
  /** Asks over HTTP; needs no connection. Rejects like `command`. */
  query<Name extends QueryName>(name: Name, input: QueryInput<Name>): Promise<QueryResult<Name>>;
  /** Sends a WAV file over HTTP to be kept as a prompt's sound. Rejects like `command`. */
  storeSound(wave: Blob): Promise<StoredSound>;
  readonly documents: DocumentStore;
  /** Every colleague's (`agent/…`) and every queue's document from now on, over reconnects too; until every subscriber left. */
  subscribeDirectory(): () => void;
  /** Call it on each keystroke; goes off by itself after 5 s without one. Lost while offline. */
  typing(interactionId: string, on: boolean): void;
  /** Each "on" is followed by an "off", at the latest 7 s after the last sign. */
  onTyping(listener: (typing: Typing) => void): () => void;
  /** A key the customer of a call pressed; said once. */
  onDigit(listener: (digit: Digit) => void): () => void;
  /** What the server refused outside of any command: for a log. */
  onProblem(listener: (problem: Problem) => void): () => void;
  /** Epoch milliseconds by the server's clock. */
  serverNow(): number;
};

export type Digit = Omit<Extract<ServerFrame, { type: "digit" }>, "type">;

export function createClient(options: ClientOptions): Client {
  return new StreamClient(options);
}

class StreamClient implements Client {
  readonly documents = new Documents();
  readonly connection: Readable<ConnectionState>;
  #options: ClientOptions;
  #now: () => number;
  #http: HttpOptions;
  #stream: StreamConnection;
  #outbox: Outbox;
  #clock: ServerClock;
  #ownTyping: OwnTyping;
  #othersTyping = new OthersTyping();
  #digits = createListeners<Digit>();
  #problems = createListeners<Problem>();
  #counted = createListeners<void>();
  #directorySubscribers = 0;
  /** How far the documents are: what hello says after a loss. */
  #position: { epoch: string; seq: number } | undefined;
  #lastCreatedAt = 0;

  constructor(options: ClientOptions) {
    this.#options = options;
    const now = options.now ?? (() => Date.now());
    const random = options.random ?? Math.random;
    this.#now = now;
    this.#clock = new ServerClock(now);
    this.#http = {
      baseUrl: options.baseUrl,
      token: options.token,
      csrfToken: options.csrfToken,
      fetch: options.fetch ?? ((...parameters) => fetch(...parameters)),
      random,
    };
    this.#stream = new StreamConnection({
      url: new URL(STREAM_PATH, options.baseUrl).href.replace(/^http/, "ws"),
      WebSocket: options.WebSocket ?? WebSocket,
      now,
      random,
      hello: () => this.#hello(),
      onFrame: (frame) => this.#read(frame),
      onOnline: () => this.#start(),
      onOffline: () => this.#othersTyping.stop(),
      onEnded: (by) => this.#end(by),
    });
    this.#outbox = new Outbox({
      storage: options.storage,
      now,
      random,
      send: ({ key, name, input }) =>
        this.#stream.send({ type: "command", id: key, name, body: input }),
      onCount: () => this.#counted.emit(),
    });
    this.#ownTyping = new OwnTyping((frame) => void this.#stream.send(frame), now);
    this.connection = this.#connectionState();
  }

  connect(): void {
    this.#stream.open();
  }

  close(): void {
    this.#ownTyping.stop();
    this.#stream.close();
  }

  command<Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
    { key = createKey(), timeoutMs }: CommandOptions = {},
  ): Promise<CommandResult<Name>> {
    const state = this.#stream.state.get();
    if (state.status === "ended") return Promise.reject(endedFault(state.endedBy ?? "closed"));
    if (state.status === "offline" && state.retryAt === null)
      return Promise.reject(new MaruFault("not_connected", "call connect() before command()"));
    // Two of one millisecond keep their order in storage.
    this.#lastCreatedAt = Math.max(this.#now(), this.#lastCreatedAt + 1);
    const body = input as Record<string, unknown>;
    const answer = this.#outbox.add({ key, name, input: body, createdAt: this.#lastCreatedAt });
    return (timeoutMs === undefined ? answer : orTimeout(answer, timeoutMs)) as Promise<
      CommandResult<Name>
    >;
  }

  pending(): readonly PendingCommand[] {
    return this.#outbox.pending();
  }

  query<Name extends QueryName>(name: Name, input: QueryInput<Name>): Promise<QueryResult<Name>> {
    return query(this.#http, name, input);
  }

  storeSound(wave: Blob): Promise<StoredSound> {
    return storeSound(this.#http, wave);
  }

  subscribeDirectory(): () => void {
    if (this.#directorySubscribers++ === 0) this.#askForDirectory();
    let left = false;
    return () => {
      if (left) return;
      left = true;
      if (--this.#directorySubscribers > 0) return;
      this.#stream.send({ type: "unsubscribe", topic: "directory" });
      this.documents.forget("agent/");
    };
  }

  typing(interactionId: string, on: boolean): void {
    this.#ownTyping.set(interactionId, on);
  }

  onTyping(listener: (typing: Typing) => void): () => void {
    return this.#othersTyping.subscribe(listener);
  }

  onDigit(listener: (digit: Digit) => void): () => void {
    return this.#digits.add(listener);
  }

  onProblem(listener: (problem: Problem) => void): () => void {
    return this.#problems.add(listener);
  }

  serverNow(): number {
    return this.#clock.serverNow();
  }

  #hello(): ClientFrame {
    const { token } = this.#options;
    return {
      type: "hello",
      version: PROTOCOL_VERSION,
      ...(token !== undefined && { token }),
      ...(this.#position !== undefined && { since: this.#position }),
    };
  }

  #askForDirectory(): void {
    // It comes whole: who was in it before may be gone.
    this.documents.forget("agent/");
    this.#stream.send({ type: "subscribe", topic: "directory" });
  }

  #start(): void {
    if (this.#directorySubscribers > 0) this.#askForDirectory();
    this.#outbox.restart();
  }

  #end(by: EndedBy): void {
    this.#othersTyping.stop();
    // Whoever speaks next may be somebody else: they start from a snapshot of their own.
    if (by !== "closed") this.#position = undefined;
    this.#outbox.abandon(endedFault(by), by === "closed");
  }

  #read(frame: ServerFrame): void {
    switch (frame.type) {
      case "snapshot":
        this.#clock.noteFrame(frame.serverTime);
        this.#position = { epoch: frame.epoch, seq: frame.seq };
        this.documents.replace(frame.documents);
        break;
      case "changes":
        this.#change(frame);
        break;
      case "result":
        this.#outbox.settle(
          frame.id,
          frame.ok ? { result: frame.result } : { problem: frame.problem as Problem },
        );
        break;
      case "typing":
        this.#othersTyping.note(frame);
        break;
      case "digit":
        this.#digits.emit({ interactionId: frame.interactionId, digit: frame.digit });
        break;
      case "pong": {
        const heardAt = this.#now();
        this.#clock.noteAnswer(frame.serverTime, frame.at, heardAt);
        this.#stream.noteRoundTrip(Math.max(0, heardAt - frame.at));
        break;
      }
      case "error":
        this.#problems.emit(frame.problem as Problem);
        break;
      case "bye":
        // The connection's own affair.
        break;
    }
  }

  #change({ seq, put, remove }: Extract<ServerFrame, { type: "changes" }>): void {
    if (this.#position !== undefined) {
      // Older than what is here. The same seq is let in: documents that follow no commit come under the last one.
      if (seq < this.#position.seq) return;
      this.#position = { epoch: this.#position.epoch, seq };
    }
    this.documents.change(put, remove);
  }

  #connectionState(): Readable<ConnectionState> {
    let seen: { link: object; pendingCommands: number; state: ConnectionState } | undefined;
    return {
      get: () => {
        const link = this.#stream.state.get();
        const pendingCommands = this.#outbox.size;
        if (seen?.link !== link || seen.pendingCommands !== pendingCommands)
          seen = { link, pendingCommands, state: { ...link, pendingCommands } };
        return seen.state;
      },
      subscribe: (listener) => {
        const stops = [this.#stream.state.subscribe(listener), this.#counted.add(listener)];
        return () => {
          for (const stop of stops) stop();
        };
      },
    };
  }
}

function endedFault(by: EndedBy): MaruFault {
  return new MaruFault("ended", `the connection has ended: ${by}`);
}

function orTimeout<T>(answer: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const timeout = new Promise<never>((_, reject) => {
    const message = `no answer in ${timeoutMs} ms; it stays in the outbox`;
    timer = setTimeout(reject, timeoutMs, new MaruFault("timed_out", message));
  });
  return Promise.race([answer, timeout]).finally(() => clearTimeout(timer));
}

/** 128 random bits. Not `crypto.randomUUID`, which plain-HTTP pages do not have. */
export function createKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
