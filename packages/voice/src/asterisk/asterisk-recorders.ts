import type { LegId, RecordingId } from "@maru/core";
import type { ActualRecorder, Report } from "../port.ts";
import { type AriClient, AriError, path } from "./ari-client.ts";
import type { AriChannel, AriRecording } from "./ari-types.ts";

/** What the leg says, and what it hears: a file each, `<recordingId>-in.wav` and `<recordingId>-out.wav`. */
const TRACKS = ["in", "out"] as const;
type Track = (typeof TRACKS)[number];

/** On the channels that listen in; named in `channelvars` of `ari.conf`. */
const RECORDER_VARIABLE = "MARU_RECORDER";
const snoopWaitMs = 3_000;
/** Of the samples in a WAVE file: 8,000 a second, two bytes each, after a header. */
const bytesPerMs = 16;

type Recorder = ActualRecorder & { running: Set<Track>; durationMs: number };

/**
 * Records legs: a channel listens in on each direction of the leg (ARI: snoop) and is recorded. The files grow with
 * time, with silence where there is nothing or where the recorder is silent, so both tracks keep the same clock.
 */
export class AsteriskRecorders {
  readonly #ari: AriClient;
  readonly #application: string;
  readonly #report: (report: Report) => void;
  readonly #recorders = new Map<RecordingId, Recorder>();
  readonly #startedSnoops = new Map<string, () => void>();

  constructor(ari: AriClient, application: string, report: (report: Report) => void) {
    this.#ari = ari;
    this.#application = application;
    this.#report = report;
  }

  list(): ActualRecorder[] {
    return [...this.#recorders.values()].map(({ id, legId, silent }) => ({ id, legId, silent }));
  }

  async start(id: RecordingId, legId: LegId, silent: boolean): Promise<void> {
    if (this.#recorders.has(id)) return;
    const recorder: Recorder = { id, legId, silent, running: new Set(TRACKS), durationMs: 0 };
    this.#recorders.set(id, recorder);
    try {
      await Promise.all(TRACKS.map((track) => this.#startTrack(recorder, track)));
    } catch (error) {
      this.#recorders.delete(id);
      await Promise.all(TRACKS.map((track) => this.#endSnoop(id, track)));
      // The leg is gone: nothing is left to record.
      if (error instanceof AriError && error.status === 404) return;
      const reason = error instanceof AriError ? error.message : "the recorder did not start";
      this.#report({ type: "recorderFailed", recordingId: id, reason });
      throw error;
    }
  }

  async setSilent(id: RecordingId, silent: boolean): Promise<void> {
    const recorder = this.#recorders.get(id);
    if (recorder === undefined || recorder.silent === silent) return;
    await Promise.all(TRACKS.map((track) => this.#muteTrack(id, track, silent)));
    recorder.silent = silent;
    await this.#writeDown(recorder);
  }

  /** The report follows when both files are closed. */
  async stop(id: RecordingId): Promise<void> {
    if (!this.#recorders.has(id)) return;
    const stop = (track: Track): Promise<void> =>
      this.#ari.request("POST", path`recordings/live/${fileOf(id, track)}/stop`);
    await Promise.all(TRACKS.map((track) => stop(track).catch(ignoreGone)));
    await Promise.all(TRACKS.map((track) => this.#endSnoop(id, track)));
  }

  /** After a restart of the server: those whose listeners are there go on. */
  adopt(channels: readonly AriChannel[]): void {
    for (const { channelvars } of channels) {
      const written = channelvars?.[RECORDER_VARIABLE];
      if (written === undefined || written === "") continue;
      const [id = "", legId = "", silent] = written.split(" ");
      if (this.#recorders.has(id as RecordingId)) continue;
      this.#recorders.set(id as RecordingId, {
        id: id as RecordingId,
        legId: legId as LegId,
        silent: silent === "silent",
        running: new Set(TRACKS),
        durationMs: 0,
      });
    }
  }

  snoopStarted(channelId: string): void {
    this.#startedSnoops.get(channelId)?.();
  }

  finished(recording: AriRecording, failed: boolean): void {
    const [, id, track] = /^(.+)-(in|out)$/.exec(recording.name) ?? [];
    const recorder = this.#recorders.get(id as RecordingId);
    if (recorder === undefined) return;
    if (failed) {
      const { cause = "unknown" } = recording;
      this.#recorders.delete(recorder.id);
      for (const each of TRACKS) void this.#endSnoop(recorder.id, each);
      this.#report({ type: "recorderFailed", recordingId: recorder.id, reason: cause });
      return;
    }
    recorder.running.delete(track as Track);
    recorder.durationMs = Math.max(recorder.durationMs, (recording.duration ?? 0) * 1_000);
    if (recorder.running.size > 0) return;
    this.#recorders.delete(recorder.id);
    for (const each of TRACKS) void this.#endSnoop(recorder.id, each);
    const { durationMs } = recorder;
    this.#report({ type: "recorderEnded", recordingId: recorder.id, durationMs });
  }

  clear(): void {
    this.#recorders.clear();
  }

  async #startTrack(recorder: Recorder, track: Track): Promise<void> {
    const { id, legId, silent } = recorder;
    const snoopId = snoopOf(id, track);
    const started = this.#waitForSnoop(snoopId);
    await this.#ari
      .request("POST", path`channels/${legId}/snoop/${snoopId}`, {
        spy: track,
        app: this.#application,
        appArgs: "snoop",
      })
      // It listens in already.
      .catch((error: unknown) => {
        if (!(error instanceof AriError) || error.status !== 409) throw error;
      });
    await started;
    await this.#ari.request("POST", path`channels/${snoopId}/record`, {
      name: fileOf(id, track),
      format: "wav",
      ifExists: "overwrite",
    });
    if (silent) await this.#muteTrack(id, track, true);
    await this.#writeDownOn(recorder, track);
  }

  /** It can be recorded once it is in our hands. */
  #waitForSnoop(snoopId: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = setTimeout(() => {
        this.#startedSnoops.delete(snoopId);
        reject(new AriError(0, "the listening channel did not start"));
      }, snoopWaitMs);
      this.#startedSnoops.set(snoopId, () => {
        clearTimeout(giveUp);
        this.#startedSnoops.delete(snoopId);
        resolve();
      });
    });
  }

  async #muteTrack(id: RecordingId, track: Track, silent: boolean): Promise<void> {
    const file = fileOf(id, track);
    await this.#ari
      .request(silent ? "POST" : "DELETE", path`recordings/live/${file}/mute`)
      .catch(ignoreGone);
  }

  async #writeDown(recorder: Recorder): Promise<void> {
    await Promise.all(TRACKS.map((track) => this.#writeDownOn(recorder, track)));
  }

  async #writeDownOn({ id, legId, silent }: Recorder, track: Track): Promise<void> {
    await this.#ari
      .request("POST", path`channels/${snoopOf(id, track)}/variable`, {
        variable: RECORDER_VARIABLE,
        value: `${id} ${legId} ${silent ? "silent" : "open"}`,
      })
      .catch(ignoreGone);
  }

  async #endSnoop(id: RecordingId, track: Track): Promise<void> {
    await this.#ari.request("DELETE", path`channels/${snoopOf(id, track)}`).catch(() => undefined);
  }
}

function snoopOf(id: RecordingId, track: Track): string {
  return `${id}.${track}`;
}

function fileOf(id: RecordingId, track: Track): string {
  return `${id}-${track}`;
}

function ignoreGone(error: unknown): void {
  if (!(error instanceof AriError) || error.status !== 404) throw error;
}

/** The length of the sound in a WAVE file of Asterisk's. */
export function durationOfFile(bytes: number): number {
  return Math.max(0, Math.round((bytes - 44) / bytesPerMs));
}
