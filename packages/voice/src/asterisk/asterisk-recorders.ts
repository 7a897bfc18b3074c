import type { LegId, RecordingId } from "@maru/core";
import type { ActualRecorder, Report } from "../port.ts";
import { type AriClient, AriError, ignoreConflict, ignoreGone, path } from "./ari-client.ts";
import type { AriChannel, AriRecording } from "./ari-types.ts";

/** What the leg says, and what it hears: a file each, `<recordingId>-in.wav` and `<recordingId>-out.wav`. */
const TRACKS = ["in", "out"] as const;
type Track = (typeof TRACKS)[number];

/** Noted on the channels that listen in; named in `channelvars` of `ari.conf`. */
const RECORDER_NOTE = "MARU_RECORDER";
const listenerWaitMs = 3_000;

/** `startedAt` on the clock of this process; undefined: an earlier server started it. */
type Recorder = ActualRecorder & {
  running: Set<Track>;
  /** `asked`: somebody wants it to end. `by_itself`: it is looked into why. */
  ending: "asked" | "by_itself" | undefined;
  startedAt: number | undefined;
  seconds: number;
};

/** Within it a leg that took its recorder along is gone, too. */
const legEndMs = 500;

export interface AsteriskRecordersParts {
  readonly ari: AriClient;
  readonly application: string;
  hasLeg(legId: LegId): boolean;
  report(report: Report): void;
}

/**
 * Records legs. A channel listens in on each direction of the leg (in ARI's words: it snoops) and is recorded. The files grow with
 * time, with silence where nothing is said or the recorder is silent, so both tracks keep the same clock.
 *
 * A channel that is recorded takes no notes (see `AsteriskLegs`). So whether a recorder is silent is not noted: one
 * that is found after a restart of the server is made silent, which can be undone, unlike what was recorded by mistake.
 */
export class AsteriskRecorders {
  readonly #parts: AsteriskRecordersParts;
  readonly #ari: AriClient;
  readonly #recorders = new Map<RecordingId, Recorder>();
  readonly #awaitedListeners = new Map<string, () => void>();

  constructor(parts: AsteriskRecordersParts) {
    this.#parts = parts;
    this.#ari = parts.ari;
  }

  list(): ActualRecorder[] {
    return [...this.#recorders.values()].map(({ id, legId, silent }) => ({ id, legId, silent }));
  }

  async start(id: RecordingId, legId: LegId, silent: boolean): Promise<void> {
    if (this.#recorders.has(id)) return;
    const recorder = { ...newRecorder(id, legId, silent), startedAt: performance.now() };
    this.#recorders.set(id, recorder);
    try {
      await Promise.all(TRACKS.map((track) => this.#startTrack(recorder, track)));
    } catch (error) {
      await this.#drop(id);
      // The leg is gone: nothing is left to record.
      if (!(error instanceof AriError) || error.status === 404) throw error;
      this.#fail(id, error.message);
    }
  }

  async setSilent(id: RecordingId, silent: boolean): Promise<void> {
    const recorder = this.#recorders.get(id);
    if (recorder === undefined || recorder.silent === silent) return;
    await this.#applySilence(id, silent);
    recorder.silent = silent;
  }

  /** The report follows when both files are closed. */
  async stop(id: RecordingId): Promise<void> {
    const recorder = this.#recorders.get(id);
    if (recorder === undefined) return;
    recorder.ending = "asked";
    for (const track of TRACKS) {
      await this.#ari
        .request("POST", path`recordings/live/${fileOf(id, track)}/stop`)
        .catch(ignoreGone);
    }
  }

  /** Whether a channel listens in for a recorder. */
  owns({ name }: AriChannel): boolean {
    return name.startsWith("Snoop/");
  }

  listenerStarted(channelId: string): void {
    this.#awaitedListeners.get(channelId)?.();
  }

  finished({ name, duration = 0 }: AriRecording): void {
    const [recorder, track] = this.#find(name);
    if (recorder === undefined || track === undefined) return;
    recorder.running.delete(track);
    recorder.seconds = Math.max(recorder.seconds, duration);
    if (recorder.ending === undefined) this.#judgeEnd(recorder);
    if (recorder.ending === "asked" && recorder.running.size === 0) this.#end(recorder);
  }

  /** One that ends unasked ends with its leg, or could not write. Asterisk does not say which. */
  #judgeEnd(recorder: Recorder): void {
    recorder.ending = "by_itself";
    const end = (): void => {
      if (this.#recorders.get(recorder.id) !== recorder) return;
      if (!this.#parts.hasLeg(recorder.legId)) this.#end(recorder);
      else this.#fail(recorder.id, "it ended by itself: is the disk full?");
    };
    setTimeout(end, legEndMs).unref();
  }

  failed({ name, cause = "unknown" }: AriRecording): void {
    const [recorder] = this.#find(name);
    if (recorder !== undefined) this.#fail(recorder.id, cause);
  }

  /** Connected: takes over those of an earlier server that record a leg of ours. What ended unheard is reported. */
  async synchronise(channels: readonly AriChannel[]): Promise<void> {
    const present = new Set(channels.map(({ id }) => id));
    for (const recorder of [...this.#recorders.values()]) {
      if (TRACKS.some((track) => present.has(listenerOf(recorder.id, track)))) continue;
      this.#end(recorder);
    }
    for (const { channelvars } of channels) {
      const [id, legId] = (channelvars?.[RECORDER_NOTE] ?? "").split(" ") as [RecordingId, LegId];
      if (legId === undefined || this.#recorders.has(id) || !this.#parts.hasLeg(legId)) continue;
      this.#recorders.set(id, newRecorder(id, legId, true));
      await this.#applySilence(id, true);
    }
  }

  clear(): void {
    this.#recorders.clear();
  }

  async #startTrack({ id, legId, silent }: Recorder, track: Track): Promise<void> {
    const listener = listenerOf(id, track);
    const isThere = this.#waitForListener(listener);
    const request = this.#ari
      .request("POST", path`channels/${legId}/snoop/${listener}`, {
        spy: track,
        app: this.#parts.application,
      })
      .catch(ignoreConflict);
    await Promise.all([request, isThere]);
    await this.#ari.request("POST", path`channels/${listener}/variable`, {
      variable: RECORDER_NOTE,
      value: `${id} ${legId}`,
    });
    await this.#ari.request("POST", path`channels/${listener}/record`, {
      name: fileOf(id, track),
      format: "wav",
      ifExists: "overwrite",
    });
    if (silent) await this.#silenceTrack(id, track, true);
  }

  /** It can be recorded once it is in our hands. */
  #waitForListener(channelId: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (end: () => void): void => {
        clearTimeout(giveUp);
        this.#awaitedListeners.delete(channelId);
        end();
      };
      const giveUp = setTimeout(() => {
        settle(() => reject(new AriError(0, "the channel that listens in did not start")));
      }, listenerWaitMs);
      this.#awaitedListeners.set(channelId, () => settle(resolve));
    });
  }

  async #applySilence(id: RecordingId, silent: boolean): Promise<void> {
    for (const track of TRACKS) await this.#silenceTrack(id, track, silent);
  }

  async #silenceTrack(id: RecordingId, track: Track, silent: boolean): Promise<void> {
    await this.#ari
      .request(silent ? "POST" : "DELETE", path`recordings/live/${fileOf(id, track)}/mute`)
      .catch(ignoreGone);
  }

  #fail(id: RecordingId, reason: string): void {
    void this.#drop(id);
    this.#parts.report({ type: "recorderFailed", recordingId: id, reason });
  }

  #end({ id, startedAt, seconds }: Recorder): void {
    void this.#drop(id);
    // Asterisk counts whole seconds.
    const durationMs =
      startedAt === undefined ? seconds * 1_000 : Math.round(performance.now() - startedAt);
    this.#parts.report({ type: "recorderEnded", recordingId: id, durationMs });
  }

  #find(file: string): [Recorder | undefined, Track | undefined] {
    const [, id, track] = /^(.+)-(in|out)$/.exec(file) ?? [];
    return [this.#recorders.get(id as RecordingId), track as Track | undefined];
  }

  async #drop(id: RecordingId): Promise<void> {
    this.#recorders.delete(id);
    for (const track of TRACKS) {
      await this.#ari
        .request("DELETE", path`channels/${listenerOf(id, track)}`)
        .catch(() => undefined);
    }
  }
}

function newRecorder(id: RecordingId, legId: LegId, silent: boolean): Recorder {
  const running = new Set(TRACKS);
  return { id, legId, silent, running, ending: undefined, startedAt: undefined, seconds: 0 };
}

function listenerOf(id: RecordingId, track: Track): string {
  return `${id}.${track}`;
}

function fileOf(id: RecordingId, track: Track): string {
  return `${id}-${track}`;
}
