import type { Invariant } from "../run/scene.ts";
import { noContactLost } from "./01-no-contact-lost.ts";
import { transfersComeBack } from "./01-transfers-come-back.ts";
import { capacity } from "./02-capacity.ts";
import { onePlace } from "./03-one-place.ts";
import { privateRooms } from "./04-private-rooms.ts";
import { onlyTheAgentReturns, onlyTheReady } from "./05-only-the-ready.ts";
import {
  nobodyWaitsForNothing,
  noOlderPassedOver,
  placesAreTrue,
  strategyDecides,
} from "./06-fair-routing.ts";
import { placesAreKept } from "./06-kept-places.ts";
import { endsByRecord, neverEarly, nextIsNext, nothingOverdue } from "./07-timers.ts";
import { replayIsMemory, snapshotIsMemory } from "./08-replay.ts";
import { doneIsJournalled, refusalChangesNothing, repeatedOnce } from "./09-answers-are-kept.ts";
import { nothingLeft } from "./10-nothing-left.ts";
import { aMessageIsWritten, promisesAreKept, transcriptIsTold } from "./11-transcript.ts";
import { controlsTellTheTruth } from "./12-controls.ts";

/** Every rule that is checked after every step, in the order of docs/invariants.md. */
export const INVARIANTS: readonly Invariant[] = [
  noContactLost,
  transfersComeBack,
  capacity,
  onePlace,
  privateRooms,
  onlyTheReady,
  onlyTheAgentReturns,
  nobodyWaitsForNothing,
  noOlderPassedOver,
  strategyDecides,
  placesAreTrue,
  placesAreKept,
  nextIsNext,
  nothingOverdue,
  endsByRecord,
  neverEarly,
  replayIsMemory,
  snapshotIsMemory,
  doneIsJournalled,
  refusalChangesNothing,
  repeatedOnce,
  nothingLeft,
  transcriptIsTold,
  promisesAreKept,
  aMessageIsWritten,
  controlsTellTheTruth,
];
