import type { Step } from "../port.ts";

/**
 * Whether `later` may only begin once `earlier`, which comes before it in the difference, is done. What touches the
 * same leg or recorder keeps its order; and nobody comes to hear or be heard before all who should not are out of the
 * way. Everything else goes out at once: the agent's phone does not ring later because a customer is being answered.
 */
export function waitsFor(later: Step, earlier: Step): boolean {
  if (sharesSubject(later, earlier)) return true;
  switch (later.type) {
    case "closeRoom":
      return earlier.type !== "dial" && earlier.type !== "answer";
    // A phone that still rings for what was before may not take a second call.
    case "dial":
      return earlier.type === "hangUp";
    case "enterRoom":
      return closes(earlier);
    case "mute":
      return !later.muted && movesOrCloses(earlier);
    case "startRecorder":
      return movesOrCloses(earlier);
    case "silenceRecorder":
      return !later.silent && movesOrCloses(earlier);
    default:
      return false;
  }
}

function sharesSubject(a: Step, b: Step): boolean {
  if ("legId" in a && "legId" in b && a.legId === b.legId) return true;
  return "recordingId" in a && "recordingId" in b && a.recordingId === b.recordingId;
}

/** Who enters a room may leave another by it. */
function movesOrCloses(step: Step): boolean {
  return step.type === "enterRoom" || closes(step);
}

/** After it somebody hears less, or less is kept, than before. */
function closes(step: Step): boolean {
  switch (step.type) {
    case "hangUp":
    case "standAlone":
    case "announce":
    case "stopRecorder":
      return true;
    case "mute":
      return step.muted;
    case "silenceRecorder":
      return step.silent;
    default:
      return false;
  }
}
