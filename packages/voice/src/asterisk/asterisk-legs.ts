import { setTimeout as sleep } from "node:timers/promises";
import type { Dial, LegCause, LegId, PromptName, SpokenPrompt } from "@maru/core";
import type { ActualLeg, Report, Step } from "../port.ts";
import { type AriClient, AriError, ignoreConflict, ignoreGone, path } from "./ari-client.ts";
import type { AriBridge, AriChannel } from "./ari-types.ts";
import type { AsteriskLines } from "./asterisk-lines.ts";
import type { EndpointNames } from "./endpoint-names.ts";
import {
  type AlonePlace,
  isDialled,
  isLeg,
  NOTES,
  readArrival,
  readLeg,
  SILENCE,
  writePlace,
} from "./leg-channel.ts";
import { originateRequest } from "./outbound-leg.ts";

/** A phone that does not confirm a BYE keeps its channel for a while; nobody waits for that. */
const hangUpMs = 2_000;

/** How often a prompt that is music is played before the server is asked for more. */
const musicTimes = 50;
/** Music that is over sooner than this was none. */
const unplayableMs = 500;

/** A step that is about one leg and not about its being recorded. */
export type LegStep = Extract<
  Step,
  { type: "answer" | "hangUp" | "enterRoom" | "standAlone" | "announce" | "mute" }
>;

/**
 * The file of sound behind a prompt's name, as Asterisk sees it and without its ending (`.wav`); null: there is none,
 * and the announcement goes on without it. Never rejects.
 */
export type PromptFile = (prompt: PromptName, language: "ko" | "en") => Promise<string | null>;

export interface AsteriskLegsParts {
  readonly ari: AriClient;
  readonly names: EndpointNames;
  readonly lines: AsteriskLines;
  readonly promptFile: PromptFile;
  readonly musicClass: string;
  report(report: Report): void;
}

/**
 * The channels that are legs, and what they hear. What is kept here is a copy of what Asterisk has, for answering
 * without asking.
 *
 * While a channel plays something Asterisk does not get to what else is asked of it, writing a note among it, and the
 * whole connection waits. So notes are written before playing starts, and playing is ended before anything else.
 */
export class AsteriskLegs {
  readonly #parts: AsteriskLegsParts;
  readonly #ari: AriClient;
  readonly #legs = new Map<LegId, ActualLeg>();
  /** When a prompt began to be played as music, on the clock of this process. */
  readonly #musicSince = new Map<LegId, number>();
  /** Who waits for their end. */
  readonly #leaving = new Map<LegId, () => void>();
  /** For each question that is under way, the legs that have changed since. */
  readonly #questions = new Set<Set<LegId>>();

  constructor(parts: AsteriskLegsParts) {
    this.#parts = parts;
    this.#ari = parts.ari;
  }

  list(): ActualLeg[] {
    return [...this.#legs.values()];
  }

  has(legId: LegId): boolean {
    return this.#legs.has(legId);
  }

  isEmpty(room: string): boolean {
    return !this.list().some(({ place }) => place.type === "room" && place.room === room);
  }

  clear(): void {
    this.#legs.clear();
  }

  async dial(legId: LegId, dial: Dial): Promise<void> {
    if (this.#legs.has(legId)) return;
    this.#set({ id: legId, status: "ringing", place: SILENCE, muted: false, arrival: null });
    const endpoint = this.#parts.lines.endpointFor(dial);
    // No carrier, no such number: as good as a call that came back at once.
    if (endpoint === undefined) return this.#end(legId, "unreachable");
    const { query, body } = originateRequest(legId, dial, endpoint, this.#parts.names.application);
    try {
      await this.#ari.request("POST", path`channels/${legId}`, query, body).catch(ignoreConflict);
    } catch (error) {
      if (error instanceof AriError && error.status !== 0) return this.#end(legId, "unreachable");
      this.#legs.delete(legId);
      this.#noteChange(legId);
      throw error;
    }
  }

  async perform(step: LegStep): Promise<void> {
    const leg = this.#legs.get(step.legId);
    if (leg === undefined) return;
    switch (step.type) {
      case "hangUp":
        return this.#hangUp(leg, step.nobody === true);
      case "answer":
        if (leg.arrival === null || leg.status === "up") return;
        await this.#ari.request("POST", path`channels/${leg.id}/answer`);
        return this.answered(leg.id);
      case "enterRoom":
        return this.#enterRoom(leg, step.room);
      case "standAlone":
        return this.#standAlone(leg, step);
      case "announce":
        return this.#announce(leg, step);
      case "mute":
        return this.#mute(leg, step.muted);
    }
  }

  /** A channel came into our hands (StasisStart). */
  started(channel: AriChannel): void {
    const legId = channel.id as LegId;
    if (isDialled(channel)) {
      this.answered(legId);
      return;
    }
    const arrival = readArrival(channel, this.#parts.names);
    if (arrival === null) return;
    // An inventory may have seen it a moment sooner.
    if (!this.#legs.has(legId)) this.#set(readLeg(channel, [], this.#parts.names));
    if (arrival.from.kind === "web") this.#parts.lines.keepWebAccount(arrival.from.account);
    this.#parts.report({ type: "arrived", legId, arrival });
  }

  answered(legId: LegId): void {
    if (this.#legs.get(legId)?.status !== "ringing") return;
    // A tone before the answer was the caller's own phone's.
    this.#update(legId, { status: "up", place: SILENCE });
    this.#parts.report({ type: "answered", legId });
  }

  ended(legId: LegId, causeOf: (wasUp: boolean) => LegCause): void {
    const leg = this.#legs.get(legId);
    if (leg !== undefined) this.#end(legId, causeOf(leg.status === "up"));
  }

  pressed(legId: LegId, digit: string): void {
    if (this.#legs.has(legId)) this.#parts.report({ type: "digit", legId, digit });
  }

  playbackFinished(announcementId: string): void {
    void this.#goOnWithMusic(announcementId).catch(() => undefined);
    for (const { id: legId, place } of this.list()) {
      if (place.type !== "announcement" || place.announcementId !== announcementId) continue;
      this.#update(legId, { place: SILENCE });
      void this.#note(legId, NOTES.place, writePlace(SILENCE)).catch(() => undefined);
      this.#parts.report({ type: "announcementEnded", legId, announcementId });
    }
  }

  /**
   * Makes our copy what Asterisk answers. What ended unheard is reported, what is new here is taken over. Of legs that
   * came, went or changed while it was asked the answer may be older than what we know: they stay as they are.
   */
  async synchronise<
    Answer extends { channels: readonly AriChannel[]; rooms: readonly AriBridge[] },
  >(ask: () => Promise<Answer>): Promise<Answer> {
    const changed = new Set<LegId>();
    this.#questions.add(changed);
    const answer = await ask().finally(() => this.#questions.delete(changed));
    const present = new Set<string>(answer.channels.map(({ id }) => id));
    for (const { id } of this.list())
      if (!present.has(id) && !changed.has(id)) this.#end(id, "lost");
    for (const channel of answer.channels) {
      if (!isLeg(channel, this.#parts.names) || changed.has(channel.id as LegId)) continue;
      await this.#takeOver(readLeg(channel, answer.rooms, this.#parts.names));
    }
    return answer;
  }

  async #takeOver(seen: ActualLeg): Promise<void> {
    const known = this.#legs.get(seen.id);
    if (known === undefined) {
      this.#set(seen);
      // A note may be older than what was done last before a crash; then what is noted counts.
      if (seen.status === "up") await this.#applyMute(seen.id, seen.muted).catch(ignoreGone);
      return;
    }
    const isAlone = known.place.type !== "room" && seen.place.type !== "room";
    // What we know of what it hears is newer than what is noted on it; a room it left by itself it left.
    this.#set({ ...known, place: isAlone ? known.place : seen.place });
    if (seen.status === "up") this.answered(seen.id);
  }

  /** Done when it is gone: whoever closes its room next finds it empty. */
  async #hangUp(leg: ActualLeg, isNobodys: boolean): Promise<void> {
    // A call that is not taken finds us busy (486), not declining for ever and everywhere (603); a number that is
    // nobody's is not found (404).
    const isTaken = leg.status === "up" || leg.arrival === null;
    const reason = isTaken ? "normal" : isNobodys ? "unallocated" : "busy";
    const gone = new Promise<void>((resolve) => this.#leaving.set(leg.id, resolve));
    try {
      await this.#ari.request("DELETE", path`channels/${leg.id}`, { reason });
      await Promise.race([gone, sleep(hangUpMs, undefined, { ref: false })]);
    } finally {
      this.#leaving.delete(leg.id);
    }
  }

  async #enterRoom(leg: ActualLeg, room: string): Promise<void> {
    if (leg.place.type === "room" && leg.place.room === room) return;
    await this.#ari
      .request("POST", path`bridges/${room}`, {
        // Digits are told to us and passed on; the sound goes through Asterisk, for the recorder.
        type: "mixing,dtmf_events,proxy_media",
        name: this.#parts.names.application,
      })
      .catch(ignoreConflict);
    // Never straight from bridge to bridge: Asterisk then keeps the one that was left, and its name, until the hang-up.
    await this.#leave(leg);
    await this.#ari.request("POST", path`bridges/${room}/addChannel`, {
      channel: leg.id,
      inhibitConnectedLineUpdates: true,
    });
    this.#update(leg.id, { place: { type: "room", room } });
  }

  async #standAlone(
    leg: ActualLeg,
    { hears, prompt }: Extract<Step, { type: "standAlone" }>,
  ): Promise<void> {
    const place: AlonePlace = { type: "alone", hears, ...(prompt !== undefined && { prompt }) };
    if (leg.place.type === "alone" && writePlace(leg.place) === writePlace(place)) return;
    const media = prompt === undefined ? "" : await this.#musicOf(prompt);
    await this.#leave(leg);
    await this.#settle(leg.id, place);
    switch (hears) {
      case "music":
        if (media !== "") return this.#play(leg.id, musicOf(leg.id), media);
        return this.#ari.request("POST", path`channels/${leg.id}/moh`, {
          mohClass: this.#parts.musicClass,
        });
      case "ringback":
        // Before the answer the caller's own phone makes the tone.
        return leg.status === "ringing"
          ? this.#ari.request("POST", path`channels/${leg.id}/ring`)
          : this.#play(leg.id, ringbackOf(leg.id), "tone:ring");
      case "silence":
        // Sent, not just left out: a phone that receives nothing takes the call for dead.
        if (leg.status === "up") {
          await this.#ari.request("POST", path`channels/${leg.id}/silence`);
        }
    }
  }

  async #announce(
    leg: ActualLeg,
    { announcementId, prompts, language }: Extract<Step, { type: "announce" }>,
  ): Promise<void> {
    if (leg.place.type === "announcement" && leg.place.announcementId === announcementId) return;
    const media = await this.#mediaOf(prompts, language);
    await this.#leave(leg);
    if (media === "") {
      await this.#settle(leg.id, SILENCE);
      this.#parts.report({ type: "announcementEnded", legId: leg.id, announcementId });
      return;
    }
    await this.#settle(leg.id, { type: "announcement", announcementId });
    await this.#play(leg.id, announcementId, media);
  }

  /** The music of a leg has been played so many times over: again. */
  async #goOnWithMusic(playbackId: string): Promise<void> {
    const leg = this.list().find(({ id }) => musicOf(id) === playbackId);
    if (leg?.place.type !== "alone" || leg.place.prompt === undefined) return;
    const media = await this.#musicOf(leg.place.prompt);
    const now = this.#legs.get(leg.id);
    if (now === undefined || now.place !== leg.place) return;
    const startedAt = this.#musicSince.get(leg.id) ?? 0;
    const isPlayable = media !== "" && performance.now() - startedAt > unplayableMs;
    if (isPlayable) return this.#play(leg.id, playbackId, media);
    await this.#ari.request("POST", path`channels/${leg.id}/moh`, {
      mohClass: this.#parts.musicClass,
    });
  }

  /** Several times over, so that it goes on while no server is there to begin it anew. */
  async #musicOf({ name, language }: SpokenPrompt): Promise<string> {
    const media = await this.#mediaOf([name], language);
    return media === "" ? "" : Array<string>(musicTimes).fill(media).join(",");
  }

  /** As ARI writes several sounds of one playback. Empty: there is none of them. */
  async #mediaOf(prompts: readonly PromptName[], language: "ko" | "en"): Promise<string> {
    const files = await Promise.all(
      prompts.map((prompt) => this.#parts.promptFile(prompt, language)),
    );
    return files.flatMap((file) => (file === null ? [] : [`sound:${file}`])).join(",");
  }

  async #mute(leg: ActualLeg, muted: boolean): Promise<void> {
    if (leg.muted === muted) return;
    await this.#applyMute(leg.id, muted);
    this.#update(leg.id, { muted });
    if (!isPlaying(leg)) await this.#note(leg.id, NOTES.muted, muted ? "1" : "0");
  }

  async #applyMute(legId: LegId, muted: boolean): Promise<void> {
    const direction = { direction: "in" };
    await this.#ari.request(muted ? "POST" : "DELETE", path`channels/${legId}/mute`, direction);
  }

  /** Out of the room, or of what it hears. */
  async #leave(leg: ActualLeg): Promise<void> {
    if (leg.place.type !== "room") return this.#stopHearing(leg);
    await this.#ari
      .request("POST", path`bridges/${leg.place.room}/removeChannel`, { channel: leg.id })
      .catch(ignoreGone);
  }

  async #stopHearing({ id, status, place }: ActualLeg): Promise<void> {
    if (place.type === "room") return;
    // No longer its place: that an announcement ends now is no news.
    this.#update(id, { place: SILENCE });
    if (place.type === "announcement") return this.#stopPlaying(place.announcementId);
    switch (place.hears) {
      case "music":
        // Either, or the one after the other: a prompt that would not play gave way to the house's.
        if (place.prompt !== undefined) await this.#stopPlaying(musicOf(id));
        return this.#ari.request("DELETE", path`channels/${id}/moh`);
      case "silence":
        return this.#ari.request("DELETE", path`channels/${id}/silence`);
      case "ringback":
        return status === "ringing"
          ? this.#ari.request("DELETE", path`channels/${id}/ring`)
          : this.#stopPlaying(ringbackOf(id));
    }
  }

  async #play(legId: LegId, playbackId: string, media: string): Promise<void> {
    if (playbackId === musicOf(legId)) this.#musicSince.set(legId, performance.now());
    await this.#ari
      .request("POST", path`channels/${legId}/play/${playbackId}`, { media })
      .catch(ignoreConflict);
  }

  async #stopPlaying(playbackId: string): Promise<void> {
    await this.#ari.request("DELETE", path`playbacks/${playbackId}`).catch(ignoreGone);
  }

  async #settle(legId: LegId, place: AlonePlace): Promise<void> {
    this.#update(legId, { place });
    const muted = this.#legs.get(legId)?.muted === true ? "1" : "0";
    await this.#note(legId, NOTES.place, writePlace(place));
    await this.#note(legId, NOTES.muted, muted);
  }

  async #note(legId: LegId, variable: string, value: string): Promise<void> {
    await this.#ari.request("POST", path`channels/${legId}/variable`, { variable, value });
  }

  #update(legId: LegId, change: Partial<ActualLeg>): void {
    const leg = this.#legs.get(legId);
    if (leg !== undefined) this.#set({ ...leg, ...change });
  }

  #set(leg: ActualLeg): void {
    this.#legs.set(leg.id, leg);
    this.#noteChange(leg.id);
  }

  /** For the questions to Asterisk that are under way. */
  #noteChange(legId: LegId): void {
    for (const changed of this.#questions) changed.add(legId);
  }

  #end(legId: LegId, cause: LegCause): void {
    const leg = this.#legs.get(legId);
    if (!this.#legs.delete(legId)) return;
    this.#musicSince.delete(legId);
    this.#noteChange(legId);
    this.#leaving.get(legId)?.();
    const from = leg?.arrival?.from;
    if (from?.kind === "web") this.#parts.lines.removeWebAccount(from.account);
    this.#parts.report({ type: "ended", legId, cause });
  }
}

function isPlaying({ place }: ActualLeg): boolean {
  if (place.type === "announcement") return true;
  return place.type === "alone" && (place.hears === "ringback" || place.prompt !== undefined);
}

function musicOf(legId: LegId): string {
  return `${legId}.music`;
}

function ringbackOf(legId: LegId): string {
  return `${legId}.ringback`;
}
