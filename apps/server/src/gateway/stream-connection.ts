import { setTimeout as sleep } from "node:timers/promises";
import { type InteractionId, parseId } from "@maru/core";
import type { ClientFrame, Problem } from "@maru/protocol";
import type { WebSocket } from "ws";
import { type Auth, authenticate, type Presented } from "../auth/authenticator.ts";
import { audienceOf, budgetKeyOf, type Principal } from "../auth/principal.ts";
import { maySeeDirectory, type Rights } from "../auth/rights.ts";
import { splitInput } from "../commands/command-input.ts";
import { type CommandRunner, tooMany } from "../commands/command-runner.ts";
import { makeProblem } from "../commands/problem-table.ts";
import { EngineFault } from "../engine/engine-fault.ts";
import type { Audience, OrganisationEngine, Subscription } from "../engine/organisation-engine.ts";
import type { TokenBuckets } from "../limits/token-buckets.ts";
import type { Logger } from "../platform/logger.ts";
import { notNow, readClientFrame } from "./client-frame.ts";
import type { ConnectionTracker } from "./connection-tracker.ts";
import type { OpenStreams } from "./open-streams.ts";
import type { StreamSocket } from "./stream-socket.ts";

export interface ConnectionParts {
  readonly auth: Auth;
  readonly runner: CommandRunner;
  readonly organisation: (id: string) => Promise<OrganisationEngine>;
  readonly streams: OpenStreams;
  readonly tracker: ConnectionTracker;
  /** Everything a client may send is counted; commands by the runner, the rest here. */
  readonly budget: TokenBuckets;
  readonly typing: TokenBuckets;
  readonly clock: () => number;
  readonly logger: Logger;
}

export interface Opened {
  readonly socket: WebSocket;
  readonly stream: StreamSocket;
  readonly presented: Presented;
  readonly address: string;
  /** Tells sockets apart where they are counted one by one. */
  readonly id: string;
}

const helloTimeoutMs = 5_000;
/** Frames read and not yet handled; beyond, the peer's TCP window fills until they are. */
const maxWaitingFrames = 64;
/** A client that sends so many frames that are none is broken. */
const maxInvalidFrames = 20;
const tooManyStreamsRetryMs = 10_000;
/**
 * Who is only a little too fast waits their turn instead of being refused, and so do the frames behind:
 * a refused command would be sent again after those that were let in meanwhile.
 */
const longestWaitMs = 2_000;

interface Live {
  readonly principal: Principal;
  readonly audience: Audience;
  readonly engine: OrganisationEngine;
  readonly subscription: Subscription;
}

interface Refused {
  readonly ok: false;
  readonly problem: Problem;
}

/**
 * One client from `hello` to the end. Frames are handled one after the other, so commands reach the
 * engine in the order in which they were sent; their results come when they are durable.
 */
export function openConnection(parts: ConnectionParts, opened: Opened): void {
  const { socket, stream } = opened;
  const connection = new StreamConnection(parts, opened);
  const greeting = setTimeout(() => connection.endUngreeted(), helloTimeoutMs);
  let handled = Promise.resolve();
  let waiting = 0;

  socket.on("message", (data: Buffer, isBinary: boolean) => {
    if (stream.ended) return;
    waiting += 1;
    if (waiting === maxWaitingFrames) socket.pause();
    handled = handled
      .then(() => connection.handle(data, isBinary))
      .finally(() => {
        waiting -= 1;
        if (waiting === maxWaitingFrames - 1) socket.resume();
      });
    handled.catch((err: unknown) => {
      parts.logger.error({ err }, "a stream failed");
      stream.end("server_stopping");
      handled = Promise.resolve();
    });
  });
  socket.on("close", () => {
    clearTimeout(greeting);
    connection.closed();
  });
}

class StreamConnection {
  readonly #parts: ConnectionParts;
  readonly #opened: Opened;
  readonly #cleanUp: (() => void)[] = [];
  #live: Live | undefined;
  #invalidFrames = 0;
  #closed = false;

  constructor(parts: ConnectionParts, opened: Opened) {
    this.#parts = parts;
    this.#opened = opened;
  }

  async handle(data: Buffer, isBinary: boolean): Promise<void> {
    const { stream } = this.#opened;
    if (stream.ended) return;
    const read = readClientFrame(data, isBinary);
    if (read.status === "malformed") return stream.end("protocol_error");
    if (read.status === "frame") {
      if (this.#live !== undefined) return this.#handleLive(read.frame, this.#live);
      if (read.frame.type === "hello") return this.#greet(read.frame);
      return stream.end("protocol_error");
    }
    this.#invalidFrames += 1;
    if (this.#live === undefined || this.#invalidFrames > maxInvalidFrames) {
      stream.sendError(read.problem);
      return stream.end("protocol_error");
    }
    if (read.commandId === undefined) return stream.sendError(read.problem);
    stream.send({ type: "result", id: read.commandId, ok: false, problem: read.problem });
  }

  endUngreeted(): void {
    if (this.#live === undefined) this.#opened.stream.end("protocol_error");
  }

  closed(): void {
    this.#closed = true;
    for (const undo of this.#cleanUp.splice(0).reverse()) undo();
  }

  async #greet(hello: ClientFrame & { type: "hello" }): Promise<void> {
    const { stream, presented } = this.#opened;
    const bearer = hello.token ?? presented.bearer;
    try {
      const principal = await authenticate(this.#parts.auth, { cookie: presented.cookie, bearer });
      if (principal === undefined) return stream.end("unauthenticated");
      const due = await this.#dueOf(principal);
      if (due !== null) {
        stream.sendError(makeProblem(due));
        return stream.end("unauthenticated");
      }
      const engine = await this.#parts.organisation(principal.organisationId);
      // The client may have left while we looked.
      if (this.#closed || stream.ended) return;
      this.#subscribe(principal, engine, hello);
    } catch (error) {
      if (!(error instanceof EngineFault)) throw error;
      // An organisation that is gone has no sessions; the others are worth coming back for.
      if (error.reason === "unknown_organisation") stream.end("unauthenticated");
      else stream.end(error.reason === "not_the_writer" ? "not_the_writer" : "server_stopping");
    }
  }

  /** What somebody must do first, over HTTP. */
  async #dueOf(principal: Principal): Promise<Rights["due"]> {
    if (principal.kind === "visitor") return null;
    return (await this.#parts.auth.agents.rights(principal))?.due ?? null;
  }

  #subscribe(
    principal: Principal,
    engine: OrganisationEngine,
    { since }: ClientFrame & { type: "hello" },
  ): void {
    const { stream } = this.#opened;
    const audience = audienceOf(principal);
    const remove = this.#parts.streams.add(principal, stream);
    if (remove === undefined) {
      // Ended as one that may come back: some of the others may be dead, and noticed soon.
      stream.sendError(tooMany(tooManyStreamsRetryMs));
      stream.end("too_many_streams");
      return;
    }
    this.#cleanUp.push(remove);
    const sink = {
      send: (frame: string) => stream.write(frame),
      bye: stream.end,
    };
    const subscription = engine.subscribe(audience, sink, since);
    this.#cleanUp.push(() => subscription.close());
    this.#cleanUp.push(this.#parts.tracker.connected(principal.organisationId, audience));
    this.#live = { principal, audience, engine, subscription };
  }

  async #handleLive(frame: ClientFrame, live: Live): Promise<void> {
    const { stream } = this.#opened;
    if (frame.type === "command") return this.#command(frame, live);
    const turn = await this.#inTurn(async () => this.#takeOne(live));
    if (!turn.ok) return stream.sendError(turn.problem);
    switch (frame.type) {
      case "hello":
        return stream.sendError(notNow("hello was said before"));
      case "ping":
        return stream.send({ type: "pong", at: frame.at, serverTime: this.#parts.clock() });
      case "subscribe":
      case "unsubscribe":
        return this.#setTopic(frame, live);
      case "typing":
        return this.#typing(frame, live);
    }
  }

  async #command(frame: ClientFrame & { type: "command" }, live: Live): Promise<void> {
    const { id, name, body } = frame;
    const { stream, address } = this.#opened;
    const input = splitInput(name, body);
    const call = { principal: live.principal, name, input, key: id, address };
    const prepared = await this.#inTurn(() => this.#parts.runner.prepare(call));
    if (!prepared.ok) return stream.send({ type: "result", id, ...prepared });
    // Not waited for: the next command is decided while this one becomes durable.
    void prepared.submit().then(
      (answer) => {
        stream.send({ type: "result", id, ...answer });
        if (this.#closed) this.#parts.tracker.check(live.principal.organisationId, live.audience);
      },
      (err: unknown) => {
        this.#parts.logger.error({ err, command: name }, "a command failed");
        stream.end("server_stopping");
      },
    );
  }

  /** Asks again after the time that "too many requests" names, as long as that is soon. */
  async #inTurn<Asked extends { readonly ok: true } | Refused>(
    ask: () => Promise<Asked>,
  ): Promise<Asked> {
    for (;;) {
      const asked = await ask();
      if (asked.ok) return asked;
      const { code, retryAfterMs = Number.POSITIVE_INFINITY } = asked.problem;
      if (code !== "too_many_requests" || retryAfterMs > longestWaitMs) return asked;
      await sleep(retryAfterMs);
      if (this.#opened.stream.ended) return asked;
    }
  }

  #takeOne({ principal }: Live): { readonly ok: true } | Refused {
    const waitMs = this.#parts.budget.take(budgetKeyOf(principal));
    return waitMs > 0 ? { ok: false, problem: tooMany(waitMs) } : { ok: true };
  }

  async #setTopic(
    { type, topic }: ClientFrame & { type: "subscribe" | "unsubscribe" },
    { principal, subscription }: Live,
  ): Promise<void> {
    if (type === "unsubscribe") return subscription.setTopic(topic, false);
    const rights =
      principal.kind === "staff" ? await this.#parts.auth.agents.rights(principal) : undefined;
    if (maySeeDirectory(rights)) subscription.setTopic(topic, true);
    else this.#opened.stream.sendError(notNow("the directory is not for you"));
  }

  #typing({ interactionId, on }: ClientFrame & { type: "typing" }, live: Live): void {
    const id = parseId<InteractionId>(interactionId);
    if (id === undefined || this.#parts.typing.take(this.#opened.id) > 0) return;
    live.engine.relayTyping(live.audience, id, on);
  }
}
