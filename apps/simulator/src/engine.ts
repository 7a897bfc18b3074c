import {
  applyCommit,
  type Commit,
  controlsFor,
  createState,
  deserialiseState,
  desiredMedia,
  type Envelope,
  execute,
  nextDueAt,
  type OrganisationId,
  type Outcome,
  queueFigures,
  queuePosition,
  type State,
  serialiseState,
} from "@maru/core";
import type { Reach } from "./telephone/telephone.ts";

/**
 * What the simulator asks of the core. It is passed in, so that a run can be given an engine with a fault
 * planted in it (`planted/`), and the invariants can be shown to catch it.
 */
export type Engine = {
  createState: (organisationId: OrganisationId) => State;
  execute: (state: State, envelope: Envelope) => Outcome;
  applyCommit: (state: State, commit: Commit) => void;
  serialiseState: (state: State) => string;
  deserialiseState: (text: string) => State;
  nextDueAt: (state: State) => number | null;
  queuePosition: typeof queuePosition;
  queueFigures: typeof queueFigures;
  controlsFor: typeof controlsFor;
  desiredMedia: typeof desiredMedia;
  /** How the reconciler reaches the media engine. */
  reach: Reach;
};

export const CORE: Engine = {
  createState,
  execute,
  applyCommit,
  serialiseState,
  deserialiseState,
  nextDueAt,
  queuePosition,
  queueFigures,
  controlsFor,
  desiredMedia,
  reach: (engine) => engine,
};
