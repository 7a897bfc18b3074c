import type { CLOSE_CODES, ClientFrame, ServerFrame } from "@maru/protocol";
import { backoffMs } from "./backoff.ts";
import type { ConnectionState, EndedBy } from "./connection-state.ts";
import { Heartbeat } from "./heartbeat.ts";
import { createListeners, type Readable } from "./readable.ts";

/** A handshake, and the answer to hello, in one. */
const ANSWER_TIMEOUT_MS = 10_000;
/** A connection that held this long was a good one: the next loss starts at the shortest delay. */
const HELD_MS = 5_000;

// Written out so that the schemas stay out of the bundle; the types hold them to the protocol's.
const UNAUTHENTICATED: (typeof CLOSE_CODES)["unauthenticated"] = 4401;
const PROTOCOL_ERROR: (typeof CLOSE_CODES)["protocolError"] = 4400;

type StreamConnectionOptions = {
  url: string;
  WebSocket: typeof WebSocket;
  now: () => number;
  random: () => number;
  hello: () => ClientFrame;
  /** Called for each frame, in order, on the live connection only. */
  onFrame: (frame: ServerFrame) => void;
  /** Hello was answered: commands may be sent. */
  onOnline: () => void;
  onOffline: () => void;
  onEnded: (by: EndedBy) => void;
};

type Link = Omit<ConnectionState, "pendingCommands">;

/** Keeps one WebSocket alive. Knows frames only as far as the connection's own life needs them. */
export class StreamConnection {
  #options: StreamConnectionOptions;
  #socket: WebSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #heartbeat: Heartbeat;
  #state: Link;
  #changed = createListeners<void>();
  #stopListening: (() => void) | undefined;
  #lastHeardAt: number | null = null;

  constructor(options: StreamConnectionOptions) {
    this.#options = options;
    this.#state = {
      status: "offline",
      since: options.now(),
      attempt: 0,
      retryAt: null,
      lastHeardAt: null,
      roundTripMs: null,
    };
    this.#heartbeat = new Heartbeat({
      now: options.now,
      ping: (at) => this.#write({ type: "ping", at }),
      onDead: () => this.#lose(true),
    });
  }

  readonly state: Readable<Link> = {
    get: () => this.#state,
    subscribe: (listener) => this.#changed.add(listener),
  };

  open(): void {
    if (this.#state.status === "connecting" || this.#state.status === "online") return;
    this.#stopListening ??= onChange(() => this.#nudge());
    this.#dial();
  }

  close(by: EndedBy = "closed"): void {
    if (this.#state.status === "ended") return;
    this.#detach();
    this.#stopListening?.();
    this.#stopListening = undefined;
    this.#set({ status: "ended", endedBy: by, attempt: 0, retryAt: null });
    this.#options.onEnded(by);
  }

  /** False when there is no live connection. */
  send(frame: ClientFrame): boolean {
    return this.#state.status === "online" && this.#write(frame);
  }

  noteRoundTrip(roundTripMs: number): void {
    this.#set({ roundTripMs, lastHeardAt: this.#lastHeardAt });
  }

  #dial(): void {
    this.#detach();
    this.#set({ status: "connecting", attempt: this.#state.attempt + 1, retryAt: null });
    this.#timer = setTimeout(() => this.#lose(false), ANSWER_TIMEOUT_MS);
    const socket = new this.#options.WebSocket(this.#options.url);
    this.#socket = socket;
    // A socket that was given up may still speak; only the present one is listened to.
    const live = () => this.#socket === socket;
    socket.addEventListener("open", () => live() && this.#write(this.#options.hello()));
    socket.addEventListener("message", (event) => {
      if (live()) this.#read(event.data);
    });
    socket.addEventListener("close", (event) => {
      if (!live()) return;
      if (event.code === UNAUTHENTICATED) this.close("unauthenticated");
      else if (event.code === PROTOCOL_ERROR) this.close("protocol_error");
      else this.#lose(false);
    });
    // The close event follows and says the same.
    socket.addEventListener("error", () => undefined);
  }

  #read(data: unknown): void {
    let frame: ServerFrame;
    try {
      frame = JSON.parse(String(data)) as ServerFrame;
    } catch {
      this.#lose(false);
      return;
    }
    this.#lastHeardAt = this.#options.now();
    this.#heartbeat.heard();
    if (frame.type === "bye") {
      this.#obeyBye(frame.reason);
      return;
    }
    const answersHello = frame.type === "snapshot" || frame.type === "changes";
    this.#options.onFrame(frame);
    if (answersHello && this.#state.status === "connecting") this.#goOnline();
  }

  #obeyBye(reason: Extract<ServerFrame, { type: "bye" }>["reason"]): void {
    if (reason === "session_ended" || reason === "protocol_error") this.close(reason);
    else this.#lose(false);
  }

  #goOnline(): void {
    clearTimeout(this.#timer);
    this.#set({ status: "online", lastHeardAt: this.#lastHeardAt });
    this.#heartbeat.start();
    this.#options.onOnline();
  }

  #lose(dialAtOnce: boolean): void {
    const { status, since } = this.#state;
    this.#detach();
    const held = status === "online" && this.#options.now() - since >= HELD_MS;
    const attempt = held ? 0 : this.#state.attempt;
    if (status === "online") this.#options.onOffline();
    const delayMs = dialAtOnce ? 0 : backoffMs(Math.max(1, attempt), this.#options.random);
    const retryAt = this.#options.now() + delayMs;
    this.#set({ status: "offline", attempt, retryAt, roundTripMs: null });
    this.#timer = setTimeout(() => this.#dial(), delayMs);
  }

  /** The browser's network came or went, or somebody looks at the page again: see at once what is true. */
  #nudge(): void {
    if (this.#state.status === "offline") this.#dial();
    else if (this.#state.status === "online") this.#heartbeat.check();
  }

  #detach(): void {
    clearTimeout(this.#timer);
    this.#heartbeat.stop();
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }

  #write(frame: ClientFrame): boolean {
    if (this.#socket?.readyState !== 1) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  #set(change: Partial<Link>): void {
    const moved = change.status !== undefined && change.status !== this.#state.status;
    const { endedBy: _, ...kept } = this.#state;
    this.#state = { ...kept, ...change, since: moved ? this.#options.now() : kept.since };
    this.#changed.emit();
  }
}

/** Browsers only: calls back when the network comes or goes, and when the page returns. */
function onChange(listener: () => void): () => void {
  if (typeof document === "undefined") return () => undefined;
  const whenVisible = () => {
    if (document.visibilityState === "visible") listener();
  };
  window.addEventListener("online", listener);
  // A lost network does not close sockets: unasked, we would believe in ours for another 10 s.
  window.addEventListener("offline", listener);
  window.addEventListener("pageshow", listener);
  document.addEventListener("visibilitychange", whenVisible);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
    window.removeEventListener("pageshow", listener);
    document.removeEventListener("visibilitychange", whenVisible);
  };
}
