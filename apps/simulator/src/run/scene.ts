import type { Commit, Envelope, Outcome, State } from "@maru/core";
import type { Engine } from "../engine.ts";
import type { Journal } from "../journal.ts";
import type { Stories } from "./stories.ts";

/** What was told to somebody, and must stay true: a message, or the answer to a request with a key. */
export type Promises = {
  /** By contact and sender, the client ids of messages in the order they were acknowledged. */
  messages: Map<string, string[]>;
};

export type Twin = {
  /** As loaded, and saved again at once. */
  loadedText: string;
  outcome: Outcome;
  text: string;
  dueAt: number | null;
};

/** Everything one step left to be looked at. The invariants read it and change nothing. */
export type Scene = {
  engine: Engine;
  /** Counts every command, crash and flush of the run. */
  step: number;
  happened: "asked" | "crashed" | "flushed";
  envelope: Envelope | null;
  outcome: Outcome | null;
  /** As read back from the disk. */
  commit: Commit | null;
  /** What the replayed journal gave before this step's commit. After a crash: what it gives now. */
  before: State;
  beforeText: string;
  state: State;
  text: string;
  /** What the same command gave on the state as loaded from a snapshot of the moment before; null: not tried. */
  twin: Twin | null;
  /** Whether the control of this command was enabled for its agent just before; null: it has none. */
  enabled: boolean | null;
  journal: Journal;
  stories: Stories;
  /** What the journal told that makes no sense, in this step. */
  nonsense: string[];
  promises: Promises;
  /** What the keys in the journal were answered with. */
  answers: Map<string, { seq: number; at: number; digest: string; result: string }>;
};

/** A rule of docs/invariants.md, checked after every step. Each returned line is one violation, in words. */
export type Invariant = {
  rule: string;
  title: string;
  check: (scene: Scene) => string[];
};

export type Violation = { rule: string; step: number; message: string };
