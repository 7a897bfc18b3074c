import { WebSocket } from "ws";
import type { AriAddress, AriEvent, AriResponse } from "./ari-types.ts";

/** Asterisk refused a request, or cannot be reached (`status` 0). */
export class AriError extends Error {
  override readonly name = "AriError";
  /** HTTP's meaning: 404 is gone, 409 is not possible now. 0: no connection, or no answer. */
  readonly status: number;

  constructor(status: number, reason: string) {
    super(reason);
    this.status = status;
  }
}

/** For what is to be ended, or changed where it still is: gone is as good. Others are passed on. */
export function ignoreGone(error: unknown): void {
  if (!(error instanceof AriError) || error.status !== 404) throw error;
}

/** For what is to be there: it is already. Others are passed on. */
export function ignoreConflict(error: unknown): void {
  if (!(error instanceof AriError) || error.status !== 409) throw error;
}

export interface AriListener {
  onEvent(event: AriEvent): void;
  /** Connected; events come from now on. What was before has to be asked for. */
  onConnected(): void;
  /** The connection is lost; Asterisk may or may not be. It is tried again. */
  onDisconnected(): void;
}

export interface AriClientOptions {
  /** Undefined while there is no Asterisk. Asked before each attempt: it may have moved. */
  readonly address: () => AriAddress | undefined;
  /** The Stasis application our calls are in. */
  readonly application: string;
  readonly listener: AriListener;
}

type Method = "GET" | "POST" | "PUT" | "DELETE";
export type Query = Readonly<Record<string, string | number | boolean>>;

/** A request is answered within a millisecond; one that takes this long will not be. */
const answerTimeoutMs = 5_000;
const handshakeTimeoutMs = 3_000;
const retryMs = { first: 50, longest: 1_000 };
/** A peer that is gone without a word is noticed by the second missing answer. */
const pingEveryMs = 5_000;
/** A snapshot of thousands of channels is large; Asterisk is trusted. */
const maxMessageBytes = 256 * 1024 * 1024;

/**
 * Asterisk's REST interface over its event WebSocket (Asterisk 20.14, 21.9, 22.4 and later). One connection carries
 * both, so answers and events come in the order in which they happened. Measured on loopback: 0.05 ms for a request, where HTTP with
 * kept connections takes 0.13 ms; 2,000 at once 75 ms instead of 1,070 ms.
 */
export class AriClient {
  readonly #options: AriClientOptions;
  readonly #waiting = new Map<string, (response: AriResponse | AriError) => void>();
  #socket: WebSocket | undefined;
  #requests = 0;
  #retryMs = retryMs.first;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: AriClientOptions) {
    this.#options = options;
  }

  get connected(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Connects, and goes on trying until `close`. */
  open(): void {
    if (this.#closed) return;
    const address = this.#options.address();
    if (address === undefined) {
      this.#tryAgain();
      return;
    }
    const application = encodeURIComponent(this.#options.application);
    const url = `${address.url.replace(/^http/, "ws")}/ari/events?app=${application}&subscribeAll=false`;
    const socket = new WebSocket(url, {
      headers: { authorization: authorizationOf(address) },
      perMessageDeflate: false,
      handshakeTimeout: handshakeTimeoutMs,
      maxPayload: maxMessageBytes,
    });
    this.#socket = socket;
    socket.on("open", () => {
      this.#retryMs = retryMs.first;
      watchPeer(socket);
      this.#options.listener.onConnected();
    });
    socket.on("message", (data: Buffer) => this.#receive(data.toString()));
    // An error is followed by close.
    socket.on("error", () => undefined);
    socket.on("close", () => this.#lose(socket));
  }

  /**
   * One request. Path parts are encoded by `path`; the answer is its body, or undefined where it has none. Rejects
   * with `AriError`.
   */
  async request<Body>(
    method: Method,
    where: string,
    query: Query = {},
    body?: unknown,
  ): Promise<Body> {
    const socket = this.#socket;
    if (socket === undefined || !this.connected) throw new AriError(0, "not connected");
    this.#requests += 1;
    const id = `${this.#requests}`;
    const texts = Object.entries(query).map(([name, value]): [string, string] => [
      name,
      `${value}`,
    ]);
    const parameters = new URLSearchParams(texts).toString();
    const response = await new Promise<AriResponse | AriError>((resolve) => {
      const timer = setTimeout(() => settle(new AriError(0, "no answer")), answerTimeoutMs);
      const settle = (answer: AriResponse | AriError): void => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        resolve(answer);
      };
      this.#waiting.set(id, settle);
      socket.send(
        JSON.stringify({
          type: "RESTRequest",
          transaction_id: id,
          request_id: id,
          method,
          uri: parameters === "" ? where : `${where}?${parameters}`,
          ...(body === undefined
            ? {}
            : { content_type: "application/json", message_body: JSON.stringify(body) }),
        }),
      );
    });
    if (response instanceof AriError) throw response;
    const { status_code: status, reason_phrase: reason, message_body: text } = response;
    if (status >= 300) throw new AriError(status, reason);
    return (text === undefined || text === "" ? undefined : JSON.parse(text)) as Body;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#socket?.close(1000);
  }

  #receive(text: string): void {
    const message: AriResponse | AriEvent = JSON.parse(text);
    if (message.type === "RESTResponse") this.#waiting.get(message.request_id)?.(message);
    else this.#options.listener.onEvent(message);
  }

  #lose(socket: WebSocket): void {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    for (const settle of [...this.#waiting.values()]) settle(new AriError(0, "connection lost"));
    if (!this.#closed) this.#options.listener.onDisconnected();
    this.#tryAgain();
  }

  #tryAgain(): void {
    if (this.#closed) return;
    this.#retry = setTimeout(() => this.open(), this.#retryMs);
    this.#retry.unref();
    this.#retryMs = Math.min(this.#retryMs * 2, retryMs.longest);
  }
}

/** A path with its variable parts encoded: path`channels/${id}/answer`. */
export function path(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return String.raw({ raw: parts }, ...values.map(encodeURIComponent));
}

function authorizationOf({ user, password }: AriAddress): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
}

function watchPeer(socket: WebSocket): void {
  let alive = true;
  const timer = setInterval(() => {
    if (!alive) socket.terminate();
    alive = false;
    socket.ping();
  }, pingEveryMs);
  timer.unref();
  socket.on("pong", () => {
    alive = true;
  });
  socket.on("message", () => {
    alive = true;
  });
  socket.once("close", () => clearInterval(timer));
}
