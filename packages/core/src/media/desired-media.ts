import type { Dial } from "../call/call.ts";
import type { InteractionId, LegId, PartyId, RecordingId } from "../ids.ts";

/**
 * What should be heard in one call. Derived from the interaction and from nothing else; the reconciler makes the
 * media engine match it. An interaction that is over wants nothing.
 */
export type DesiredMedia = {
  interactionId: InteractionId;
  legs: DesiredLeg[];
  recorder: DesiredRecorder | null;
};

export type DesiredLeg = {
  id: LegId;
  partyId: PartyId;
  /** As far as core knows. One that is `up` and cannot be found is lost; it is not dialled again. */
  status: "ringing" | "up";
  /** How it is to be reached; null: it reached us, and is to be answered. */
  dial: Dial | null;
  place: Place;
  /** Their voice reaches nobody. */
  muted: boolean;
};

/** Where a leg is, and so what it hears. A leg is in one place. */
export type Place =
  /** With the others of the room; `room` is `<interactionId>.<roomId>`. */
  | { type: "room"; room: string }
  /** Alone. */
  | { type: "music" }
  | { type: "silence" }
  /** Somebody is being rung for them. */
  | { type: "ringback" }
  /** `prompt` is played once in `language`; its end is reported. */
  | { type: "announcement"; announcementId: string; prompt: string; language: "ko" | "en" };

/** Two tracks, what the leg says and what it hears. `silent`: the file goes on with silence. */
export type DesiredRecorder = { id: RecordingId; legId: LegId; silent: boolean };
