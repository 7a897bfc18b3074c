import type { CommandName, Problem } from "@maru/protocol";
import { backoffMs } from "./backoff.ts";
import { type FaultReason, MaruFault, MaruProblem } from "./fault.ts";

/** A command without an answer. Plain JSON: it can be stored. */
export type PendingCommand = {
  readonly key: string;
  readonly name: CommandName;
  readonly input: Readonly<Record<string, unknown>>;
  readonly createdAt: number;
};

/** Keeps commands over a reload. One per key, so that several tabs can share it. */
export type OutboxStorage = {
  load(): readonly PendingCommand[];
  put(command: PendingCommand): void;
  remove(key: string): void;
};

export const MAX_PENDING_COMMANDS = 500;
/** Sent and not answered; the others wait, so a long outage does not end in a burst. */
const MAX_IN_FLIGHT = 32;
/** The server refuses larger frames (MAX_FRAME_BYTES of the protocol), less room for the frame around the body. */
const MAX_COMMAND_BYTES = 63 * 1024;
/** "Not now" answers to one command before its caller is told. */
const MAX_RETRIES = 8;

const NOT_NOW = new Set(["too_many_requests", "unavailable", "not_the_writer"]);

type Waiting = {
  command: PendingCommand;
  sent: boolean;
  retries: number;
  settle: { resolve: (result: unknown) => void; reject: (error: unknown) => void };
  promise: Promise<unknown>;
};

type OutboxOptions = {
  storage: OutboxStorage | undefined;
  now: () => number;
  random: () => number;
  /** Puts it on the wire; false when there is none. */
  send: (command: PendingCommand) => boolean;
  onCount: () => void;
};

/**
 * Commands wait here until the server has answered them, and are sent in the order they were given. After a
 * reconnect those without an answer are sent again under the same key: the server does each key once.
 *
 * They are done in that order as well, with one exception: what is answered "not now" (an engine on its way up,
 * or a limit passed by more than the 2 s that the server lets a stream wait) is sent again, and those that were in
 * flight behind it may have been done by then.
 *
 * Bounds: 500 commands, then `outbox_full`; 32 in flight. An answer of "not now" holds the whole outbox for the
 * time it names and is tried 8 times.
 */
export class Outbox {
  #waiting = new Map<string, Waiting>();
  #options: OutboxOptions;
  #heldUntil = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: OutboxOptions) {
    this.#options = options;
    for (const command of attempt(() => options.storage?.load()) ?? []) this.#keep(command);
  }

  get size(): number {
    return this.#waiting.size;
  }

  pending(): readonly PendingCommand[] {
    return [...this.#waiting.values()].map(({ command }) => command);
  }

  /** A key that is already waiting is the same command: its answer is shared. */
  add(command: PendingCommand): Promise<unknown> {
    const known = this.#waiting.get(command.key);
    if (known !== undefined) return known.promise;
    if (this.#waiting.size >= MAX_PENDING_COMMANDS)
      return fail("outbox_full", `${MAX_PENDING_COMMANDS} commands wait for an answer already`);
    if (new TextEncoder().encode(JSON.stringify(command.input)).length > MAX_COMMAND_BYTES)
      return fail("too_large", `a command may take ${MAX_COMMAND_BYTES} bytes at most`);
    const waiting = this.#keep(command);
    attempt(() => this.#options.storage?.put(command));
    this.#options.onCount();
    this.flush();
    return waiting.promise;
  }

  /** A new connection: nothing has been sent on it yet. */
  restart(): void {
    for (const waiting of this.#waiting.values()) waiting.sent = false;
    this.flush();
  }

  flush(): void {
    if (this.#options.now() < this.#heldUntil) return;
    let inFlight = 0;
    for (const waiting of this.#waiting.values()) {
      if (!waiting.sent) waiting.sent = this.#options.send(waiting.command);
      if (!waiting.sent || ++inFlight >= MAX_IN_FLIGHT) return;
      // Asked to wait once: it goes alone, so that the next do not overtake it if it has to wait again.
      if (waiting.retries > 0) return;
    }
  }

  settle(key: string, answer: { result: unknown } | { problem: Problem }): void {
    const waiting = this.#waiting.get(key);
    if (waiting === undefined) return;
    if ("problem" in answer && NOT_NOW.has(answer.problem.code) && waiting.retries < MAX_RETRIES) {
      this.#hold(waiting, answer.problem);
      return;
    }
    this.#drop(key);
    if ("problem" in answer) waiting.settle.reject(new MaruProblem(answer.problem));
    else waiting.settle.resolve(answer.result);
    this.#options.onCount();
    this.flush();
  }

  /** Tells every caller it is over. With `keepStored` a later client may still send what was stored. */
  abandon(error: MaruFault, keepStored: boolean): void {
    clearTimeout(this.#timer);
    this.#heldUntil = 0;
    for (const [key, waiting] of [...this.#waiting]) {
      if (keepStored) this.#waiting.delete(key);
      else this.#drop(key);
      waiting.settle.reject(error);
    }
    this.#options.onCount();
  }

  #keep(command: PendingCommand): Waiting {
    let settle!: Waiting["settle"];
    const promise = new Promise<unknown>((resolve, reject) => {
      settle = { resolve, reject };
    });
    // A caller may not be there any more (after a reload, after a timeout): that is no unhandled rejection.
    promise.catch(() => undefined);
    const waiting = { command, sent: false, retries: 0, settle, promise };
    this.#waiting.set(command.key, waiting);
    return waiting;
  }

  #hold(waiting: Waiting, problem: Problem): void {
    waiting.sent = false;
    waiting.retries += 1;
    const delayMs = problem.retryAfterMs ?? backoffMs(waiting.retries, this.#options.random);
    const until = this.#options.now() + delayMs;
    if (until < this.#heldUntil) return;
    this.#heldUntil = until;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#heldUntil = 0;
      this.flush();
    }, delayMs);
  }

  #drop(key: string): void {
    this.#waiting.delete(key);
    attempt(() => this.#options.storage?.remove(key));
  }
}

/** An outbox in `localStorage` or alike. `prefix` names who it belongs to, so nobody sends another's commands. */
export function webOutboxStorage(storage: Storage, prefix: string): OutboxStorage {
  return {
    load() {
      const commands: PendingCommand[] = [];
      for (const name of Object.keys(storage)) {
        if (!name.startsWith(prefix)) continue;
        const command = attempt(() => JSON.parse(storage.getItem(name) ?? "") as PendingCommand);
        if (typeof command?.key === "string" && typeof command.name === "string")
          commands.push(command);
      }
      return commands.sort((a, b) => a.createdAt - b.createdAt);
    },
    put: (command) => storage.setItem(prefix + command.key, JSON.stringify(command)),
    remove: (key) => storage.removeItem(prefix + key),
  };
}

/** Storage may be full or forbidden: the outbox then works in memory. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function fail(reason: FaultReason, message: string): Promise<never> {
  return Promise.reject(new MaruFault(reason, message));
}
