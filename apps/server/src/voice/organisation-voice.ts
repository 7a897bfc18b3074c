import type { AgentId, InteractionId, LegId, MediaStatus, RecordingId } from "@maru/core";
import {
  type Arrival,
  accessTo,
  type EngineAccess,
  type LineAccount,
  type MediaEngine,
  type MediaLines,
  Reconciler,
} from "@maru/voice";
import { peek } from "../commands/peek.ts";
import type { Wanted } from "../engine/media-watch.ts";
import type { OrganisationEngine } from "../engine/organisation-engine.ts";
import type { Logger } from "../platform/logger.ts";
import type { History } from "../projections/history.ts";
import type { RecordingKeeper } from "../recordings/recording-keeper.ts";
import { interactionOf, makeStartCall, type StartCall } from "./call-start.ts";
import { isNobodys, type NotTaken } from "./called-entry.ts";
import { FactQueue } from "./fact-queue.ts";
import { LineProvision } from "./line-provision.ts";
import { systemClock } from "./system-clock.ts";
import type { TelephoneSecrets } from "./telephone-secrets.ts";
import { type WebCaller, WebCalls } from "./web-calls.ts";

/** The media engine as one organisation has it. */
export interface VoiceLine {
  readonly media: MediaEngine;
  readonly lines: MediaLines;
  /** Connects and stays connected; called once the reports are listened to. */
  open(): void;
  /** Lets go of the engine; its calls go on. */
  close(): void;
}

export interface OrganisationVoiceParts {
  readonly organisation: (id: string) => Promise<OrganisationEngine>;
  readonly history: Pick<History, "customerByNumber" | "get" | "lastAgentOf">;
  readonly recordings: RecordingKeeper;
  readonly secrets: TelephoneSecrets;
  readonly logger: Logger;
  readonly now: () => number;
}

/**
 * How long an engine that was up may take to be found again after our own start: its calls went on without us, and
 * saying that it is not there would end them.
 */
const FIND_AGAIN_MS = 15_000;
/** Longer than it takes to look at all the media engine has, and to hang up what nobody wants. */
const LEFTOVERS_MS = 20_000;
const NEVER = Number.NEGATIVE_INFINITY;

/** Nobody answers a call for longer than the reconciler leaves it be. */
const ARRIVAL_TRIES = 20;
const ARRIVAL_RETRY_MS = 400;

/** Joins the engine of an organisation and the media engine that carries its calls. */
export class OrganisationVoice {
  readonly #id: string;
  readonly #parts: OrganisationVoiceParts;
  readonly #line: VoiceLine;
  readonly #facts: FactQueue;
  readonly #reconciler: Reconciler;
  readonly #provision: LineProvision;
  readonly #web: WebCalls;
  readonly #wanted = new Set<InteractionId>();
  /** Calls that are being taken: one that is reported again meanwhile is the same. */
  readonly #arriving = new Set<LegId>();
  #openedAt = NEVER;
  #wasUp = false;
  #platform: MediaStatus | null = null;
  #patience: NodeJS.Timeout | null = null;

  constructor(id: string, line: VoiceLine, parts: OrganisationVoiceParts) {
    const { media, lines } = line;
    this.#id = id;
    this.#parts = parts;
    this.#line = line;
    this.#web = new WebCalls(parts.now);
    this.#facts = new FactQueue({ ...parts, organisationId: id });
    const engine = () => parts.organisation(id);
    this.#provision = new LineProvision({ ...parts, engine, lines });
    this.#reconciler = new Reconciler(this.#watched(accessTo(media)), systemClock, {
      command: (command) => this.#facts.tell(command),
      arrived: (legId, arrival) => void this.#arrive(legId, arrival),
      digit: (interactionId, legId, digit) => void this.#takeDigit(interactionId, legId, digit),
      recorderEnded: (recordingId, durationMs) =>
        void parts.recordings.ended(id, recordingId, durationMs),
      recorderFailed: (recordingId, reason) => this.#recorderFailed(recordingId, reason),
      warn: (message, fields) => parts.logger.warn({ org: id, ...fields }, message),
    });
  }

  /** The engine is connected only then: what is found there and nobody wants is hung up. */
  recovered(calls: readonly Wanted[]): void {
    const live = new Set(calls.map(({ interactionId }) => interactionId));
    for (const id of [...this.#wanted]) if (!live.has(id)) this.#want(id, null);
    this.changed(calls);
    if (this.#openedAt !== NEVER) return;
    this.#openedAt = this.#parts.now();
    this.#line.open();
  }

  changed(calls: readonly Wanted[]): void {
    for (const { interactionId, desired } of calls) this.#want(interactionId, desired);
  }

  renewLines(): void {
    if (this.#wasUp) this.#provision.renew();
  }

  /** How the engine's process is doing. That it is up the engine says itself, once it has been looked at. */
  platform(status: MediaStatus): void {
    this.#platform = status;
    this.#forgetPatience();
    if (status === "up") return;
    void this.#believedUp().then((believed) => {
      // The organisation's engine may have taken longer to recover than Asterisk to come up.
      if (this.#platform !== status) return;
      if (!believed || this.#wasUp) this.#facts.tell({ type: "ReportMediaEngine", status });
      else
        this.#patience = this.#later(() => this.#facts.tell({ type: "ReportMediaEngine", status }));
    });
  }

  /** An account for a call from a web page; it ends with the call, or after some minutes. */
  async invite(caller: WebCaller): Promise<{ user: string; password: string }> {
    const { account, password } = this.#web.invite(caller);
    const line = { kind: "web", account, password } as const;
    await this.#line.lines.addWebAccount(line);
    return { user: this.#line.lines.userOf(line), password };
  }

  phoneAccount(agentId: AgentId, phone: "browser" | "desk_phone") {
    const password = this.#parts.secrets.phonePassword(this.#id, agentId, phone);
    const account: LineAccount = { kind: "phone", agentId, phone, password };
    return { user: this.#line.lines.userOf(account), password };
  }

  close(): void {
    this.#forgetPatience();
    this.#reconciler.close();
    this.#facts.close();
    this.#provision.close();
    this.#line.close();
  }

  #want(interactionId: InteractionId, desired: Wanted["desired"]): void {
    if (desired === null) this.#wanted.delete(interactionId);
    else this.#wanted.add(interactionId);
    this.#reconciler.want(interactionId, desired);
  }

  #watched(access: EngineAccess): EngineAccess {
    return {
      ...access,
      onReport: (listener) =>
        access.onReport((report) => {
          listener(report);
          if (report.type !== "engine" || report.status !== "up") return;
          this.#wasUp = true;
          this.#forgetPatience();
          this.#provision.renew();
        }),
    };
  }

  async #arrive(legId: LegId, arrival: Arrival): Promise<void> {
    if (this.#arriving.has(legId)) return;
    this.#arriving.add(legId);
    const made = (await this.#isOver(legId)) ? null : await this.#makeStartCall(legId, arrival);
    if (made === null) this.#turnAway(legId, false);
    else if (typeof made === "string") {
      this.#parts.logger.info({ org: this.#id, reason: made }, "a call was turned away");
      this.#turnAway(legId, isNobodys(made));
    } else {
      this.#facts.tell(made, (outcome) => {
        this.#arriving.delete(legId);
        if (outcome === "refused") this.#turnAway(legId, false);
      });
    }
  }

  /**
   * After our own start the media engine may still have a call that was over when the server before us ended: it is no
   * new one.
   */
  async #isOver(legId: LegId): Promise<boolean> {
    const { history, logger, now } = this.#parts;
    if (now() > this.#openedAt + LEFTOVERS_MS) return false;
    try {
      return (await history.get(this.#id, interactionOf(this.#id, legId))) !== undefined;
    } catch (err) {
      logger.warn({ err, org: this.#id }, "whether a call is a new one could not be looked up");
      return false;
    }
  }

  /** While the engine is started anew the call rings on. Null: for too long. */
  async #makeStartCall(legId: LegId, arrival: Arrival): Promise<StartCall | NotTaken | null> {
    const { history, logger, organisation } = this.#parts;
    for (let tries = 1; tries <= ARRIVAL_TRIES; tries += 1) {
      try {
        const engine = await organisation(this.#id);
        return await makeStartCall(engine, legId, arrival, {
          findWebCaller: (account) => this.#web.find(account, legId),
          customerByNumber: (number) => history.customerByNumber(this.#id, number),
          lastAgentOf: async (customerId) =>
            (await history.lastAgentOf(this.#id, customerId)) as AgentId | null,
        });
      } catch (err) {
        logger.warn({ err, org: this.#id, tries }, "a call waits for its organisation's engine");
        await new Promise((resolve) => setTimeout(resolve, ARRIVAL_RETRY_MS).unref());
      }
    }
    return null;
  }

  #turnAway(legId: LegId, isNobodys: boolean): void {
    this.#arriving.delete(legId);
    this.#reconciler.turnAway(legId, isNobodys);
  }

  /** To the flow that asks for keys; else to the agents in the call, once or not at all. */
  async #takeDigit(interactionId: InteractionId, legId: LegId, digit: string): Promise<void> {
    try {
      const engine = await this.#parts.organisation(this.#id);
      const isAsked = peek(
        engine,
        ({ interactions }) => (interactions.get(interactionId)?.flow ?? null) !== null,
      );
      if (!isAsked) engine.relayDigit(interactionId, legId, digit);
      else this.#facts.tell({ type: "PressKey", interactionId, legId, key: digit });
    } catch (err) {
      this.#parts.logger.warn({ err, org: this.#id }, "a pressed key was lost");
    }
  }

  #recorderFailed(recordingId: RecordingId, reason: string): void {
    const { logger, recordings } = this.#parts;
    logger.error({ org: this.#id, recordingId, reason }, "a recording failed; its call goes on");
    void recordings.failed(this.#id, recordingId);
  }

  async #believedUp(): Promise<boolean> {
    const engine = await this.#parts.organisation(this.#id).catch(() => undefined);
    if (engine === undefined) return false;
    try {
      return peek(engine, ({ media }) => media.status === "up");
    } catch {
      return false;
    }
  }

  #later(run: () => void): NodeJS.Timeout {
    this.#forgetPatience();
    return setTimeout(run, FIND_AGAIN_MS).unref();
  }

  #forgetPatience(): void {
    if (this.#patience !== null) clearTimeout(this.#patience);
    this.#patience = null;
  }
}
