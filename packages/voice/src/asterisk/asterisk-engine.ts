import { join } from "node:path";
import type { Dial, LegId } from "@maru/core";
import {
  type ActualLeg,
  type Inventory,
  type LineAccount,
  type MediaEngine,
  type MediaLines,
  type Report,
  type Step,
  StepFailed,
} from "../port.ts";
import { AriClient, AriError, path } from "./ari-client.ts";
import type { AriAddress, AriBridge, AriChannel, AriEvent } from "./ari-types.ts";
import {
  belongsTo,
  CHANNEL_VARIABLES,
  isDialled,
  isSnoop,
  readArrival,
  readLeg,
  SILENCE,
  writePlace,
} from "./asterisk-legs.ts";
import { AsteriskLines } from "./asterisk-lines.ts";
import { AsteriskRecorders } from "./asterisk-recorders.ts";
import { EndpointNames } from "./endpoint-names.ts";
import { causeOfEnd } from "./leg-cause.ts";

export interface AsteriskEngineOptions {
  /** Undefined while there is no Asterisk. */
  readonly address: () => AriAddress | undefined;
  readonly organisationId: string;
  /** Has the announcements: `<prompt>.<language>.wav`. Asterisk reads it. */
  readonly promptFolder: string;
  /** The class of music for who waits (`musiconhold.conf`). */
  readonly musicClass?: string;
}

/** A connection that is lost for longer counts as Asterisk being down: what it carried may be gone. */
const downAfterMs = 3_000;
/** Core ends what rings too long, sooner than this. */
const ringSeconds = 180;
const goneStatus = 404;
const conflictStatus = 409;

/**
 * The calls of one organisation on Asterisk, through ARI. Channels, bridges, playbacks and recordings have our ids, so
 * Asterisk itself says what is; the little it does not say is in variables on the channels. What is kept here is a copy
 * of that, for answering without asking.
 */
export class AsteriskEngine implements MediaEngine, MediaLines {
  readonly #options: AsteriskEngineOptions;
  readonly #application: string;
  readonly #names: EndpointNames;
  readonly #ari: AriClient;
  readonly #lines: AsteriskLines;
  readonly #recorders: AsteriskRecorders;
  readonly #legs = new Map<LegId, ActualLeg>();
  readonly #listeners: ((report: Report) => void)[] = [];
  #status: "up" | "down" = "down";
  #downTimer: NodeJS.Timeout | undefined;

  constructor(options: AsteriskEngineOptions) {
    this.#options = options;
    this.#application = applicationOf(options.organisationId);
    this.#names = new EndpointNames(options.organisationId);
    const report = (one: Report): void => this.#report(one);
    this.#ari = new AriClient({
      address: options.address,
      application: this.#application,
      listener: {
        onEvent: (event) => this.#handle(event),
        onConnected: () => void this.#comeUp(),
        onDisconnected: () => this.#lose(),
      },
    });
    this.#lines = new AsteriskLines(this.#ari, this.#names, this.#application, report);
    this.#recorders = new AsteriskRecorders(this.#ari, this.#application, report);
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
    const bridges = await this.#synchronise();
    const legs = [...this.#legs.values()];
    return {
      legs,
      rooms: bridges.map(({ id, channels }) => ({
        room: id,
        legIds: legs.filter((leg) => channels.includes(leg.id)).map((leg) => leg.id),
      })),
      recorders: this.#recorders.list(),
    };
  }

  async perform(step: Step): Promise<void> {
    try {
      await this.#perform(step);
    } catch (error) {
      if (!(error instanceof AriError)) throw error;
      // Whatever it was about is gone, and with it the reason for the step.
      if (error.status === goneStatus) return;
      throw new StepFailed(step, `${error.status} ${error.message}`);
    }
  }

  async #perform(step: Step): Promise<void> {
    if (!this.#ari.connected) throw new AriError(0, "Asterisk is not there");
    switch (step.type) {
      case "dial":
        return this.#dial(step.legId, step.dial);
      case "closeRoom":
        return this.#closeRoom(step.room);
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
      case "mute": {
        const leg = this.#legs.get(step.legId);
        if (leg !== undefined) await this.#performOn(leg, step);
        return;
      }
    }
  }

  async #performOn(leg: ActualLeg, step: Step): Promise<void> {
    switch (step.type) {
      case "hangUp":
        // Not taken: "temporarily unavailable" (480) instead of "declined" (603).
        await this.#ari.request("DELETE", path`channels/${leg.id}`, {
          reason: leg.status === "up" ? "normal" : "no_answer",
        });
        return;
      case "answer":
        if (leg.arrival === null || leg.status === "up") return;
        await this.#ari.request("POST", path`channels/${leg.id}/answer`);
        this.#answered(leg.id);
        return;
      case "enterRoom":
        return this.#enterRoom(leg, step.room);
      case "standAlone":
        return this.#standAlone(leg, { type: "alone", hears: step.hears });
      case "announce":
        return this.#announce(leg, step);
      case "mute":
        return this.#mute(leg, step.muted);
    }
  }

  async #dial(legId: LegId, dial: Dial): Promise<void> {
    if (this.#legs.has(legId)) return;
    const endpoint = this.#endpointFor(dial);
    this.#legs.set(legId, {
      ...{ id: legId, status: "ringing", place: SILENCE, muted: false, arrival: null },
    });
    try {
      if (endpoint === undefined) throw new AriError(goneStatus, "nowhere to dial");
      await this.#ari.request(
        "POST",
        path`channels/${legId}`,
        {
          endpoint,
          app: this.#application,
          appArgs: "dialled",
          timeout: ringSeconds,
          callerId: dial.callerNumber ?? "anonymous",
        },
        { variables: this.#variablesFor(dial) },
      );
    } catch (error) {
      if (error instanceof AriError && error.status === conflictStatus) return;
      if (!(error instanceof AriError) || error.status === 0) {
        this.#legs.delete(legId);
        throw error;
      }
      // No phone is registered there, or no carrier: as good as a call that came back at once.
      this.#end(legId, "unreachable");
    }
  }

  #endpointFor(dial: Dial): string | undefined {
    if (dial.to === "station" && dial.station.kind !== "number") {
      return `PJSIP/${this.#names.ofPhone(dial.agentId, dial.station.kind)}`;
    }
    const [number, trunkId] =
      dial.to === "number"
        ? [dial.number, dial.trunkId]
        : [dial.station.kind === "number" ? dial.station.number : "", null];
    const trunk = this.#lines.trunkFor(trunkId);
    if (trunk === undefined || !/^[0-9+*#]+$/.test(number)) return undefined;
    return `PJSIP/${number}@${this.#names.ofTrunk(trunk.id)}`;
  }

  #variablesFor(dial: Dial): Record<string, string> {
    const answersItself = dial.to === "station" && dial.autoAnswer;
    return {
      [CHANNEL_VARIABLES.application]: this.#application,
      [CHANNEL_VARIABLES.dialled]: "1",
      ...(dial.callerNumber === null ? { "CALLERID(pres)": "prohib" } : {}),
      ...(answersItself
        ? {
            // The two that desk phones know; the first is a draft's (draft-worley-answer-after).
            "PJSIP_HEADER(add,Call-Info)": "<sip:maru>;answer-after=0",
            "PJSIP_HEADER(add,Alert-Info)": "info=alert-autoanswer",
          }
        : {}),
    };
  }

  async #enterRoom(leg: ActualLeg, room: string): Promise<void> {
    if (leg.place.type === "room" && leg.place.room === room) return;
    // Digits are told to us and passed on; the sound goes through Asterisk, for the recorder.
    const type = "mixing,dtmf_events,proxy_media";
    await this.#ari
      .request("POST", path`bridges/${room}`, { type, name: this.#application })
      .catch(ignoreConflict);
    if (leg.place.type !== "room") await this.#stopHearing(leg);
    await this.#ari.request("POST", path`bridges/${room}/addChannel`, {
      channel: leg.id,
      inhibitConnectedLineUpdates: true,
    });
    this.#update(leg.id, { place: { type: "room", room } });
  }

  async #standAlone(
    leg: ActualLeg,
    place: Extract<ActualLeg["place"], { type: "alone" }>,
  ): Promise<void> {
    if (leg.place.type === "alone" && leg.place.hears === place.hears) return;
    await this.#leave(leg);
    switch (place.hears) {
      case "music":
        await this.#ari.request("POST", path`channels/${leg.id}/moh`, {
          mohClass: this.#options.musicClass ?? "maru",
        });
        break;
      case "ringback":
        // Before the answer the caller's own phone makes the tone.
        if (leg.status === "ringing") {
          await this.#ari.request("POST", path`channels/${leg.id}/ring`);
        } else {
          await this.#ari.request("POST", path`channels/${leg.id}/play/${ringbackOf(leg.id)}`, {
            media: "tone:ring",
          });
        }
        break;
      case "silence":
        if (leg.status === "up") {
          await this.#ari.request("POST", path`channels/${leg.id}/silence`);
        }
        break;
    }
    await this.#settle(leg.id, place);
  }

  async #announce(leg: ActualLeg, step: Extract<Step, { type: "announce" }>): Promise<void> {
    const { announcementId, prompt, language } = step;
    if (leg.place.type === "announcement" && leg.place.announcementId === announcementId) return;
    await this.#leave(leg);
    await this.#settle(leg.id, { type: "announcement", announcementId });
    const file = join(this.#options.promptFolder, `${prompt}.${language}`);
    await this.#ari
      .request("POST", path`channels/${leg.id}/play/${announcementId}`, { media: `sound:${file}` })
      .catch(ignoreConflict);
  }

  async #mute(leg: ActualLeg, muted: boolean): Promise<void> {
    if (leg.muted === muted) return;
    const method = muted ? "POST" : "DELETE";
    await this.#ari.request(method, path`channels/${leg.id}/mute`, { direction: "in" });
    this.#update(leg.id, { muted });
    await this.#writeDown(leg.id, CHANNEL_VARIABLES.muted, muted ? "1" : "0");
  }

  async #closeRoom(room: string): Promise<void> {
    const inIt = ({ place }: ActualLeg): boolean => place.type === "room" && place.room === room;
    if ([...this.#legs.values()].some(inIt)) return;
    await this.#ari.request("DELETE", path`bridges/${room}`);
  }

  /** Out of the room, or of what it hears. */
  async #leave(leg: ActualLeg): Promise<void> {
    const { place } = leg;
    if (place.type !== "room") return this.#stopHearing(leg);
    await this.#ari
      .request("POST", path`bridges/${place.room}/removeChannel`, { channel: leg.id })
      .catch(ignoreNotThere);
  }

  async #stopHearing({ id, status, place }: ActualLeg): Promise<void> {
    if (place.type === "announcement") {
      // No longer its place: that it ends now is no news.
      this.#update(id, { place: SILENCE });
      return this.#stopPlayback(place.announcementId);
    }
    if (place.type === "room") return;
    switch (place.hears) {
      case "music":
        return this.#ari.request("DELETE", path`channels/${id}/moh`);
      case "silence":
        return this.#ari.request("DELETE", path`channels/${id}/silence`);
      case "ringback":
        if (status === "ringing") await this.#ari.request("DELETE", path`channels/${id}/ring`);
        return this.#stopPlayback(ringbackOf(id));
    }
  }

  async #stopPlayback(id: string): Promise<void> {
    await this.#ari.request("DELETE", path`playbacks/${id}`).catch(ignoreNotThere);
  }

  async #settle(legId: LegId, place: Exclude<ActualLeg["place"], { type: "room" }>): Promise<void> {
    this.#update(legId, { place });
    await this.#writeDown(legId, CHANNEL_VARIABLES.place, writePlace(place));
  }

  async #writeDown(legId: LegId, variable: string, value: string): Promise<void> {
    await this.#ari.request("POST", path`channels/${legId}/variable`, { variable, value });
  }

  #update(legId: LegId, change: Partial<ActualLeg>): void {
    const leg = this.#legs.get(legId);
    if (leg !== undefined) this.#legs.set(legId, { ...leg, ...change });
  }

  #handle(event: AriEvent): void {
    switch (event.type) {
      case "StasisStart":
        return this.#started(event.channel);
      case "ChannelStateChange":
        // One we dial counts once it is in our hands (StasisStart), a moment after it is up.
        if (event.channel.state === "Up" && !isDialled(event.channel)) {
          this.#answered(event.channel.id as LegId);
        }
        return;
      case "ChannelDestroyed": {
        const id = event.channel.id as LegId;
        const wasUp = this.#legs.get(id)?.status === "up";
        return this.#end(id, causeOfEnd(event.cause, wasUp));
      }
      case "ChannelDtmfReceived": {
        const legId = event.channel.id as LegId;
        if (this.#legs.has(legId)) this.#report({ type: "digit", legId, digit: event.digit });
        return;
      }
      case "PlaybackFinished":
        return this.#playbackFinished(event.playback.id);
      case "RecordingFinished":
      case "RecordingFailed":
        return this.#recorders.finished(event.recording, event.type === "RecordingFailed");
      case "EndpointStateChange":
        return this.#lines.stateChanged(event.endpoint);
      case "StasisEnd":
      case "ApplicationReplaced":
        return;
    }
  }

  #started(channel: AriChannel): void {
    if (isSnoop(channel)) return this.#recorders.snoopStarted(channel.id);
    if (isDialled(channel)) return this.#answered(channel.id as LegId);
    this.#arrive(channel);
  }

  #arrive(channel: AriChannel): void {
    const legId = channel.id as LegId;
    const arrival = readArrival(channel, this.#names);
    if (this.#legs.has(legId) || arrival === null) return;
    this.#legs.set(legId, readLeg(channel, [], this.#names));
    if (arrival.from.kind === "web") {
      this.#lines.keepWebAccount(this.#lines.userOf({ ...arrival.from, password: "" }));
    }
    this.#report({ type: "arrived", legId, arrival });
  }

  #answered(legId: LegId): void {
    const leg = this.#legs.get(legId);
    if (leg?.status !== "ringing") return;
    // The tone before the answer was the caller's own phone's.
    this.#update(legId, { status: "up", place: SILENCE });
    this.#report({ type: "answered", legId });
  }

  #end(legId: LegId, cause: Extract<Report, { type: "ended" }>["cause"]): void {
    const leg = this.#legs.get(legId);
    if (leg === undefined) return;
    this.#legs.delete(legId);
    if (leg.arrival?.from.kind === "web") {
      this.#lines.removeWebAccount(this.#lines.userOf({ ...leg.arrival.from, password: "" }));
    }
    this.#report({ type: "ended", legId, cause });
  }

  #playbackFinished(id: string): void {
    for (const { id: legId, place } of this.#legs.values()) {
      if (place.type !== "announcement" || place.announcementId !== id) continue;
      this.#update(legId, { place: SILENCE });
      void this.#writeDown(legId, CHANNEL_VARIABLES.place, "silence").catch(() => undefined);
      this.#report({ type: "announcementEnded", legId, announcementId: id });
    }
  }

  /** Connected: what happened meanwhile is found out by asking. */
  async #comeUp(): Promise<void> {
    clearTimeout(this.#downTimer);
    try {
      await this.#synchronise();
      // Who asked for what Asterisk does not take was told then.
      await this.#lines.comeUp().catch(ignoreRefusal);
    } catch (error) {
      // Lost again; it is asked anew at the next connection.
      if (error instanceof AriError && error.status === 0) return;
      throw error;
    }
    this.#status = "up";
    this.#report({ type: "engine", status: "up" });
  }

  /** A short loss is none: Asterisk and its calls go on. */
  #lose(): void {
    if (this.#status === "down") return;
    clearTimeout(this.#downTimer);
    this.#downTimer = setTimeout(() => {
      this.#status = "down";
      this.#legs.clear();
      this.#recorders.clear();
      this.#report({ type: "engine", status: "down" });
    }, downAfterMs);
    this.#downTimer.unref();
  }

  /** Makes our copy what Asterisk says; reports what ended unheard. Answers with the rooms. */
  async #synchronise(): Promise<AriBridge[]> {
    const known = [...this.#legs.keys()];
    const [channels, bridges] = await Promise.all([
      this.#ari.request<AriChannel[]>("GET", "channels"),
      this.#ari.request<AriBridge[]>("GET", "bridges"),
    ]);
    const ours = channels.filter((channel) => belongsTo(channel, this.#application));
    const rooms = bridges.filter(({ name }) => name === this.#application);
    const present = new Set(ours.map(({ id }) => id));
    for (const legId of known) if (!present.has(legId)) this.#end(legId, "lost");
    for (const channel of ours) {
      if (isSnoop(channel)) continue;
      const leg = readLeg(channel, rooms, this.#names);
      const before = this.#legs.get(leg.id);
      // What we know of what it hears is newer than what is written on it.
      const place =
        before !== undefined && before.place.type !== "room" && leg.place.type !== "room"
          ? before.place
          : leg.place;
      this.#legs.set(leg.id, { ...leg, place, muted: before?.muted ?? leg.muted });
    }
    this.#recorders.adopt(channels.filter((channel) => belongsTo(channel, this.#application)));
    return rooms;
  }

  #report(report: Report): void {
    for (const listener of this.#listeners) listener(report);
  }
}

/** One application each, so one organisation's server never sees another's calls. */
function applicationOf(organisationId: string): string {
  return `maru-${organisationId}`;
}

function ringbackOf(legId: LegId): string {
  return `${legId}.ringback`;
}

/** It is there already. */
function ignoreConflict(error: unknown): void {
  if (!(error instanceof AriError) || error.status !== conflictStatus) throw error;
}

/** Gone, or not there (409, 422): what was to be ended has ended. */
function ignoreNotThere(error: unknown): void {
  const statuses = [goneStatus, conflictStatus, 422];
  if (!(error instanceof AriError) || !statuses.includes(error.status)) throw error;
}

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof AriError) || error.status === 0) throw error;
}
