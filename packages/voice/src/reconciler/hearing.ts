import type { LegId, RecordingId } from "@maru/core";
import { type ActualMedia, isIn } from "./actual-media.ts";

/** Who hears whom, of those who are up. */
export function hearing({ legs }: ActualMedia): { listener: LegId; speaker: LegId }[] {
  const pairs: { listener: LegId; speaker: LegId }[] = [];
  for (const { id: listener, place, status } of legs.values()) {
    if (place.type !== "room" || status !== "up") continue;
    for (const speaker of legs.values()) {
      if (speaker.id === listener || speaker.muted || !isIn(speaker, place.room)) continue;
      pairs.push({ listener, speaker: speaker.id });
    }
  }
  return pairs;
}

/** Whose voices the recorders keep: what their leg says, and what it hears. */
export function recorded(actual: ActualMedia): { recordingId: RecordingId; speaker: LegId }[] {
  const heard = hearing(actual);
  return [...actual.recorders.values()]
    .filter(({ silent }) => !silent)
    .flatMap(({ id: recordingId, legId }) => [
      { recordingId, speaker: legId },
      ...heard
        .filter(({ listener }) => listener === legId)
        .map(({ speaker }) => ({ recordingId, speaker })),
    ]);
}
