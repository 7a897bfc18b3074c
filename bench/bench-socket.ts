import { once } from "node:events";
import type { ServerFrame } from "@maru/protocol";
import WebSocket from "ws";

/** A view stream spoken by hand: the SDK's own work must not be in the numbers. */
export class BenchSocket {
  readonly documents = new Map<string, Record<string, unknown>>();
  /** Each frame as it arrives, before anything is done with it. */
  onText: (text: string) => void = () => undefined;
  readonly #socket: WebSocket;
  readonly #answers = new Map<string, (frame: ServerFrame) => void>();
  readonly #watchers = new Set<() => void>();
  #commands = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("message", (data) => this.#read(String(data)));
  }

  /** Resolves after the snapshot. */
  static async open(baseUrl: string, token: string): Promise<BenchSocket> {
    const socket = new WebSocket(`${baseUrl.replace("http", "ws")}/api/stream`);
    await once(socket, "open");
    const opened = new BenchSocket(socket);
    socket.send(JSON.stringify({ type: "hello", version: 1, token }));
    await opened.until(() => opened.documents.size > 0);
    return opened;
  }

  /** Sends and does not wait. */
  post(name: string, body: object): void {
    this.#commands += 1;
    this.#socket.send(JSON.stringify({ type: "command", id: `b${this.#commands}`, name, body }));
  }

  async command(name: string, body: object): Promise<void> {
    this.post(name, body);
    const frame = await new Promise<ServerFrame>((resolve) =>
      this.#answers.set(`b${this.#commands}`, resolve),
    );
    if (frame.type === "result" && !frame.ok)
      throw new Error(`${name}: ${frame.problem.code} ${frame.problem.detail}`);
  }

  until(condition: () => boolean): Promise<void> {
    if (condition()) return Promise.resolve();
    return new Promise((resolve) => {
      const watcher = (): void => {
        if (!condition()) return;
        this.#watchers.delete(watcher);
        resolve();
      };
      this.#watchers.add(watcher);
    });
  }

  close(): void {
    this.#socket.terminate();
  }

  #read(text: string): void {
    this.onText(text);
    const frame = JSON.parse(text) as ServerFrame;
    if (frame.type === "bye" || frame.type === "error") throw new Error(text);
    if (frame.type === "result") {
      this.#answers.get(frame.id)?.(frame);
      this.#answers.delete(frame.id);
    }
    if (frame.type === "snapshot") this.#put(frame.documents);
    if (frame.type === "changes") {
      this.#put(frame.put);
      for (const key of frame.remove) this.documents.delete(key);
    }
    for (const watcher of this.#watchers) watcher();
  }

  #put(documents: readonly (readonly [string, unknown])[]): void {
    for (const [key, document] of documents)
      this.documents.set(key, document as Record<string, unknown>);
  }
}

/** An agent and a customer who talk with each other. */
export type Pair = { agent: BenchSocket; customer: BenchSocket; interactionId: string };

/** Signs the agent in, ready for contacts. */
export async function openAgent(baseUrl: string, token: string): Promise<BenchSocket> {
  const agent = await BenchSocket.open(baseUrl, token);
  await agent.command("agent.signIn", {});
  await agent.command("agent.setAvailable", {});
  return agent;
}

export async function openCustomer(baseUrl: string, token: string): Promise<BenchSocket> {
  const customer = await BenchSocket.open(baseUrl, token);
  await customer.command("chat.start", { name: "고객", language: "ko", message: null });
  return customer;
}

/** The contact offered to this agent, accepted. */
export async function acceptOffer(agent: BenchSocket): Promise<string> {
  const contact = () => [...agent.documents.keys()].find((key) => key.startsWith("contact/"));
  await agent.until(() => contact() !== undefined);
  const document = agent.documents.get(contact() ?? "") as { id: string; offer: { id: string } };
  await agent.command("offer.accept", { offerId: document.offer.id });
  return document.id;
}
