/**
 * The media port: what an engine that carries the calls of one organisation must be able to do. Asterisk does it for real, the simulated
 * engine on virtual time; `contract/` holds both to the same behaviour.
 *
 * An engine keeps no plans. It performs steps, says what is, and reports what happens. Every id is ours, so doing a
 * step twice is harmless: a leg that is there is not dialled again, music that plays goes on.
 */
import type {
  AgentId,
  Dial,
  LegCause,
  LegId,
  PhoneKind,
  PromptName,
  RecordingId,
  SpokenPrompt,
  Trunk,
  TrunkId,
} from "@maru/core";

/** One change to what is heard. Idempotent; a step that names a leg that is gone does nothing. */
export type Step =
  /** Take the call of a leg that reached us. */
  | { type: "answer"; legId: LegId }
  | { type: "dial"; legId: LegId; dial: Dial }
  /** `nobody`: it was called by a number that is nobody's, and is told so. */
  | { type: "hangUp"; legId: LegId; nobody?: true }
  /** Takes the leg from wherever it is; the room is made when it is not there. */
  | { type: "enterRoom"; legId: LegId; room: string }
  /** Out of the room or of what it hears. `prompt`: what is played over and over as music; left out, the house's. */
  | {
      type: "standAlone";
      legId: LegId;
      hears: "silence" | "music" | "ringback";
      prompt?: SpokenPrompt;
    }
  | {
      type: "announce";
      legId: LegId;
      announcementId: string;
      /** Played one after the other; the end of the last is reported. */
      prompts: PromptName[];
      language: "ko" | "en";
    }
  | { type: "mute"; legId: LegId; muted: boolean }
  /** A room nobody is in any more. */
  | { type: "closeRoom"; room: string }
  | { type: "startRecorder"; recordingId: RecordingId; legId: LegId; silent: boolean }
  | { type: "silenceRecorder"; recordingId: RecordingId; silent: boolean }
  | { type: "stopRecorder"; recordingId: RecordingId };

/** What is, as the engine sees it. */
export type Inventory = {
  legs: ActualLeg[];
  /** Rooms with their members, also empty ones. */
  rooms: { room: string; legIds: LegId[] }[];
  recorders: ActualRecorder[];
};

export type ActualLeg = {
  id: LegId;
  status: "ringing" | "up";
  place:
    | { type: "room"; room: string }
    | { type: "alone"; hears: "silence" | "music" | "ringback"; prompt?: SpokenPrompt }
    | { type: "announcement"; announcementId: string };
  muted: boolean;
  /** How it came, for one that reached us; null: we dialled it. */
  arrival: Arrival | null;
};

export type ActualRecorder = { id: RecordingId; legId: LegId; silent: boolean };

/** A call that reached us, not answered yet. */
export type Arrival = {
  from:
    | { kind: "trunk"; trunkId: TrunkId }
    /** A customer's browser; the name of the account it was given. */
    | { kind: "web"; account: string }
    | { kind: "phone"; agentId: AgentId; phone: PhoneKind };
  /** As dialled; nothing is known about its writing. */
  calledNumber: string;
  /** As shown; null: withheld. */
  callerNumber: string | null;
};

/** What happened. May come late, twice, or before the step that caused it has returned. */
export type Report =
  | { type: "arrived"; legId: LegId; arrival: Arrival }
  | { type: "answered"; legId: LegId }
  | { type: "ended"; legId: LegId; cause: LegCause }
  | { type: "announcementEnded"; legId: LegId; announcementId: string }
  /** A key pressed by a party. Never stored: it may be of a card number. */
  | { type: "digit"; legId: LegId; digit: string }
  /** The files are whole: the tracks of what the leg said and heard. */
  | { type: "recorderEnded"; recordingId: RecordingId; durationMs: number }
  /** The recorder could not write, e.g. because the disk is full. */
  | { type: "recorderFailed"; recordingId: RecordingId; reason: string }
  | { type: "phone"; agentId: AgentId; phone: PhoneKind; reachable: boolean }
  | { type: "trunk"; trunkId: TrunkId; reachable: boolean }
  /** Down: every leg is gone. Up: take the inventory. */
  | { type: "engine"; status: "up" | "down" };

export interface MediaEngine {
  /**
   * Resolves when the step is done, or can no longer matter. Rejects with `StepFailed` when the engine refuses; what
   * is, is then to be asked anew. Steps of one leg are given one after the other.
   */
  perform(step: Step): Promise<void>;
  /** Everything there is, of every call. Rejects while the engine is down. */
  inventory(): Promise<Inventory>;
  /** One listener; reports come in order per leg. */
  onReport(listener: (report: Report) => void): void;
}

/** A SIP account with us: an agent's phone, or a customer's browser for one call. */
export type LineAccount =
  | { kind: "phone"; agentId: AgentId; phone: PhoneKind; password: string }
  /** Ends with the call, or after a few minutes without one. */
  | { kind: "web"; account: string; password: string };

/** Who may register and which carriers there are; told anew whenever it changes or the engine comes up. */
export interface MediaLines {
  /** The whole wanted set, replacing what was wanted before; what is not named any more is taken out. */
  provision(wanted: {
    phones: LineAccount[];
    trunks: { trunk: Trunk; password: string | null }[];
  }): Promise<void>;
  addWebAccount(account: LineAccount & { kind: "web" }): Promise<void>;
  /** The SIP user name an account registers with. */
  userOf(account: LineAccount): string;
}

/** The engine refused. `reason` is for the log, without personal data. */
export class StepFailed extends Error {
  readonly step: Step;

  constructor(step: Step, reason: string) {
    super(`${step.type} failed: ${reason}`);
    this.name = "StepFailed";
    this.step = step;
  }
}
