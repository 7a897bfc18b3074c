import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { until } from "./waiting.ts";

/** What baresip's `ctrl_tcp` module tells about its calls and its registration. */
export interface BaresipEvent {
  readonly type: string;
  readonly id?: string;
  readonly peeruri?: string;
  readonly param?: string;
}

interface Response {
  readonly response: true;
  readonly ok: boolean;
  readonly data: string;
  readonly token: string;
}

const START_LIMIT_MS = 4_000;
const ANSWER_LIMIT_MS = 5_000;

/** Commands to a running baresip, and its events: JSON in netstrings, over TCP. */
export class BaresipControl {
  readonly #socket: Socket;
  readonly #onEvent: (event: BaresipEvent) => void;
  readonly #answers = new Map<string, Response>();
  #received = Buffer.alloc(0);
  #commands = 0;

  /** Tries until the program listens. */
  static async connect(
    port: number,
    onEvent: (event: BaresipEvent) => void,
  ): Promise<BaresipControl> {
    const socket = await until(
      () => "baresip does not take commands",
      async () => {
        const attempt = connect(port, "127.0.0.1");
        const connected = await once(attempt, "connect").catch(() => undefined);
        return connected === undefined ? undefined : attempt;
      },
      START_LIMIT_MS,
    );
    return new BaresipControl(socket, onEvent);
  }

  private constructor(socket: Socket, onEvent: (event: BaresipEvent) => void) {
    this.#socket = socket;
    this.#onEvent = onEvent;
    socket.on("data", (data) => this.#take(data));
    // It goes away with the program: whoever waits for an answer is told so by the bound of the wait.
    socket.on("error", () => socket.destroy());
  }

  /** Throws when the program refuses. */
  async command(command: string, params = ""): Promise<string> {
    this.#commands += 1;
    const token = String(this.#commands);
    const body = Buffer.from(JSON.stringify({ command, params, token }));
    this.#socket.write(Buffer.concat([Buffer.from(`${body.length}:`), body, Buffer.from(",")]));
    const { ok, data } = await until(
      () => `baresip did not answer to ${command}`,
      () => this.#answers.get(token),
      ANSWER_LIMIT_MS,
    );
    this.#answers.delete(token);
    if (!ok) throw new Error(`baresip refused ${command}: ${data}`);
    return data;
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(data: Buffer): void {
    this.#received = Buffer.concat([this.#received, data]);
    for (;;) {
      const colon = this.#received.indexOf(":");
      if (colon < 0) return;
      const end = colon + 1 + Number(this.#received.toString("latin1", 0, colon));
      if (this.#received.length <= end) return;
      const message: Response | BaresipEvent = JSON.parse(
        this.#received.toString("utf8", colon + 1, end),
      );
      this.#received = this.#received.subarray(end + 1);
      if ("response" in message) this.#answers.set(message.token, message);
      else this.#onEvent(message);
    }
  }
}
