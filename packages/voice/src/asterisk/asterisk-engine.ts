import type { LegId } from "@maru/core";
import {
  type Inventory,
  type LineAccount,
  type MediaEngine,
  type MediaLines,
  type Report,
  type Step,
  StepFailed,
} from "../port.ts";
import { AriClient, AriError, ignoreGone, path } from "./ari-client.ts";
import type { AriAddress, AriBridge, AriChannel, AriEvent } from "./ari-types.ts";
import { AsteriskLegs, type PromptFile } from "./asterisk-legs.ts";
import { AsteriskLines } from "./asterisk-lines.ts";
import { AsteriskRecorders } from "./asterisk-recorders.ts";
import { EndpointNames } from "./endpoint-names.ts";
import { causeOfEnd } from "./leg-cause.ts";
import { isDialled } from "./leg-channel.ts";

export interface AsteriskEngineOptions {
  /** Undefined while there is no Asterisk. */
  readonly address: () => AriAddress | undefined;
  readonly organisationId: string;
  readonly promptFile: PromptFile;
  /** The class of music for who waits (`musiconhold.conf`). */
  readonly musicClass?: string;
}

/** A connection that is lost for longer counts as Asterisk being down: what it carried may be gone. */
const downAfterMs = 3_000;

/**
 * The calls of one organisation on Asterisk, through ARI. Channels, bridges, playbacks and recordings have our ids, so
 * Asterisk itself says what is; the little it does not say is noted on the channels.
 */
export class AsteriskEngine implements MediaEngine, MediaLines {
  readonly #address: AsteriskEngineOptions["address"];
  readonly #names: EndpointNames;
  readonly #ari: AriClient;
  readonly #legs: AsteriskLegs;
  readonly #lines: AsteriskLines;
  readonly #recorders: AsteriskRecorders;
  readonly #listeners: ((report: Report) => void)[] = [];
  #status: "up" | "down" = "down";
  /** The Asterisk that was up last. */
  #url: string | undefined;
  #downTimer: NodeJS.Timeout | undefined;

  constructor({ address, organisationId, promptFile, musicClass }: AsteriskEngineOptions) {
    const names = new EndpointNames(organisationId);
    this.#address = address;
    const report = (one: Report): void => this.#report(one);
    const ari = new AriClient({
      address,
      application: names.application,
      listener: {
        onEvent: (event) => this.#handle(event),
        onConnected: () => void this.#comeUp(),
        onDisconnected: () => this.#lose(),
      },
    });
    const lines = new AsteriskLines({ ari, names, report });
    this.#names = names;
    this.#ari = ari;
    this.#lines = lines;
    this.#recorders = new AsteriskRecorders({
      ...{ ari, application: names.application, report },
      hasLeg: (legId) => this.#legs.has(legId),
    });
    this.#legs = new AsteriskLegs({
      ...{ ari, names, lines, report, promptFile, musicClass: musicClass ?? "maru" },
    });
  }

  /** Connects, and stays connected. Listen to the reports first. */
  open(): void {
    this.#ari.open();
  }

  /** Lets go of Asterisk; the calls go on. */
  close(): void {
    clearTimeout(this.#downTimer);
    this.#lines.close();
    this.#ari.close();
  }

  onReport(listener: (report: Report) => void): void {
    this.#listeners.push(listener);
  }

  provision(wanted: Parameters<MediaLines["provision"]>[0]): Promise<void> {
    return this.#lines.provision(wanted);
  }

  addWebAccount(account: LineAccount & { kind: "web" }): Promise<void> {
    return this.#lines.addWebAccount(account);
  }

  userOf(account: LineAccount): string {
    return this.#lines.userOf(account);
  }

  async inventory(): Promise<Inventory> {
    const { rooms } = await this.#synchronise();
    const legs = this.#legs.list();
    return {
      legs,
      rooms: rooms.map(({ id, channels }) => ({
        room: id,
        legIds: legs.filter((leg) => channels.includes(leg.id)).map((leg) => leg.id),
      })),
      recorders: this.#recorders.list(),
    };
  }

  async perform(step: Step): Promise<void> {
    try {
      if (!this.#ari.connected) throw new AriError(0, "Asterisk is not there");
      // Whatever a step is about that is gone (404) is no longer a reason for it.
      await this.#perform(step).catch(ignoreGone);
    } catch (error) {
      if (!(error instanceof AriError)) throw error;
      throw new StepFailed(step, `${error.status} ${error.message}`);
    }
  }

  async #perform(step: Step): Promise<void> {
    switch (step.type) {
      case "dial":
        return this.#legs.dial(step.legId, step.dial);
      case "closeRoom":
        if (!this.#legs.isEmpty(step.room)) return;
        return this.#ari.request("DELETE", path`bridges/${step.room}`);
      case "startRecorder":
        if (!this.#legs.has(step.legId)) return;
        return this.#recorders.start(step.recordingId, step.legId, step.silent);
      case "silenceRecorder":
        return this.#recorders.setSilent(step.recordingId, step.silent);
      case "stopRecorder":
        return this.#recorders.stop(step.recordingId);
      case "hangUp":
      case "answer":
      case "enterRoom":
      case "standAlone":
      case "announce":
      case "mute":
        return this.#legs.perform(step);
    }
  }

  #handle(event: AriEvent): void {
    switch (event.type) {
      case "StasisStart":
        if (this.#recorders.owns(event.channel)) this.#recorders.listenerStarted(event.channel.id);
        else this.#legs.started(event.channel);
        break;
      case "ChannelStateChange":
        // One we dial counts once it is in our hands (StasisStart), a moment after it is up.
        if (event.channel.state === "Up" && !isDialled(event.channel)) {
          this.#legs.answered(event.channel.id as LegId);
        }
        break;
      case "ChannelDestroyed":
        this.#legs.ended(event.channel.id as LegId, (wasUp) => causeOfEnd(event.cause, wasUp));
        break;
      case "ChannelDtmfReceived":
        this.#legs.pressed(event.channel.id as LegId, event.digit);
        break;
      case "PlaybackFinished":
        this.#legs.playbackFinished(event.playback.id);
        break;
      case "RecordingFinished":
        this.#recorders.finished(event.recording);
        break;
      case "RecordingFailed":
        this.#recorders.failed(event.recording);
        break;
      case "EndpointStateChange":
        this.#lines.stateChanged(event.endpoint);
        break;
      default: // told of everything; the rest says nothing new
    }
  }

  /** Connected: what happened meanwhile is found out by asking. */
  async #comeUp(): Promise<void> {
    clearTimeout(this.#downTimer);
    const url = this.#address()?.url;
    // Started anew within the time a loss is none: another Asterisk has nothing of what this one carried.
    if (this.#status === "up" && url !== this.#url) this.#goDown();
    this.#url = url;
    try {
      const { channels } = await this.#synchronise();
      await this.#recorders.synchronise(channels);
      await this.#lines.comeUp();
    } catch (error) {
      if (!(error instanceof AriError)) throw error;
      // Lost again, and asked anew at the next connection.
      if (error.status === 0) return;
      // What Asterisk does not take of the lines was told to who wanted it; calls go on without.
    }
    this.#status = "up";
    this.#report({ type: "engine", status: "up" });
  }

  /** A short loss is none: Asterisk and its calls go on. */
  #lose(): void {
    if (this.#status === "down") return;
    clearTimeout(this.#downTimer);
    this.#downTimer = setTimeout(() => this.#goDown(), downAfterMs);
    this.#downTimer.unref();
  }

  #goDown(): void {
    this.#status = "down";
    this.#legs.clear();
    this.#recorders.clear();
    this.#report({ type: "engine", status: "down" });
  }

  /** Makes our copy of the legs what Asterisk says; answers with what it said. */
  #synchronise(): Promise<{ channels: AriChannel[]; rooms: AriBridge[] }> {
    return this.#legs.synchronise(async () => {
      const [channels, bridges] = await Promise.all([
        this.#ari.request<AriChannel[]>("GET", "channels"),
        this.#ari.request<AriBridge[]>("GET", "bridges"),
      ]);
      return { channels, rooms: bridges.filter(({ name }) => name === this.#names.application) };
    });
  }

  #report(report: Report): void {
    for (const listener of this.#listeners) listener(report);
  }
}
