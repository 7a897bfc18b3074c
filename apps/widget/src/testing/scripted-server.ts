import type { ChatDocument, EntryDocument, Problem } from "@maru/protocol";
import { type Client, type ClientOptions, MaruProblem } from "@maru/sdk";

type Command = { name: string; input: Record<string, unknown>; key: string | undefined };
type Answer = { resolve: (result: unknown) => void; reject: (error: unknown) => void };

export const NO_CHAT: ChatDocument = {
  interactionId: null,
  customer: null,
  phase: "none",
  position: null,
  agents: [],
  me: { deliveredUpTo: 0, readUpTo: 0 },
  endedBy: null,
};

/** What a visit sees of the server through the SDK's clients: answers when the test says so. */
export class ScriptedServer {
  readonly commands: Command[] = [];
  readonly tokens: (string | undefined)[] = [];
  chat: ChatDocument = NO_CHAT;
  entries: EntryDocument[] = [];
  online = false;
  history: EntryDocument[] = [];
  #waiting: { command: Command; answer: Answer }[] = [];
  #listeners = new Set<() => void>();
  #visitors = 0;

  readonly createClient = ({ token }: ClientOptions): Client => {
    this.tokens.push(token);
    const subscribe = (listener: () => void) => {
      this.#listeners.add(listener);
      return () => this.#listeners.delete(listener);
    };
    const unused = () => {
      throw new Error("a visit does not use this");
    };
    return {
      connect: () => undefined,
      close: () => undefined,
      connection: {
        get: () => ({
          status: this.online ? "online" : "offline",
          since: 0,
          attempt: 0,
          retryAt: null,
          lastHeardAt: this.online ? 1 : null,
          roundTripMs: null,
          pendingCommands: this.#waiting.length,
        }),
        subscribe,
      },
      command: ((name: string, input: Record<string, unknown>, options?: { key?: string }) =>
        new Promise<unknown>((resolve, reject) => {
          const command = { name, input, key: options?.key };
          this.commands.push(command);
          this.#waiting.push({ command, answer: { resolve, reject } });
        })) as Client["command"],
      query: (async (name: string) =>
        name === "visitor.create"
          ? { token: `token-${++this.#visitors}`, visitorId: "v" }
          : { entries: this.history, next: null }) as Client["query"],
      storeSound: unused,
      pending: () => [],
      documents: {
        get: ((key: string) =>
          key === "chat" && this.online ? this.chat : undefined) as Client["documents"]["get"],
        list: unused,
        entries: (interactionId) =>
          this.entries.filter((entry) => entry.interactionId === interactionId),
        subscribe: (_, listener) => subscribe(listener),
      },
      subscribeDirectory: unused,
      typing: () => undefined,
      onTyping: () => () => undefined,
      onDigit: unused,
      onProblem: unused,
      serverNow: () => 1_000,
    };
  };

  get visitors(): number {
    return this.#visitors;
  }

  /** The stream brings what is now. */
  show(change: {
    chat?: Partial<ChatDocument>;
    entries?: EntryDocument[];
    online?: boolean;
  }): void {
    this.online = change.online ?? true;
    this.chat = { ...this.chat, ...change.chat };
    this.entries = change.entries ?? this.entries;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Answers the oldest command of that name. */
  async answer(name: string, result: unknown): Promise<void> {
    this.#take(name).resolve(result);
    await settled();
  }

  async refuse(name: string, code: Problem["code"]): Promise<void> {
    const problem = { type: "", title: code, status: 409, code };
    this.#take(name).reject(new MaruProblem(problem));
    await settled();
  }

  #take(name: string): Answer {
    const index = this.#waiting.findIndex(({ command }) => command.name === name);
    const [taken] = this.#waiting.splice(index, 1);
    if (index < 0 || taken === undefined) throw new Error(`nobody asked for ${name}`);
    return taken.answer;
  }
}

/** Everything that was only waiting for its turn has had it. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1));
}

export function message(number: number, from: string, text: string, clientId = `c${number}`) {
  return {
    interactionId: "i1",
    number,
    at: number * 1_000,
    body: { type: "message" as const, from, name: from, clientId, text },
  };
}
