import { type QueueId, queueFigures, type State } from "@maru/core";
import type { QueueDocument } from "@maru/protocol";

export function queueDocument(state: State, queueId: QueueId): QueueDocument | null {
  const queue = state.configuration.queue.get(queueId);
  if (queue === undefined) return null;
  const { id, name, channel } = queue;
  const { waiting, oldestSince, agentsReady, agentsSignedIn } = queueFigures(state, queueId);
  return { id, name, channel, waiting, oldestSince, agentsReady, agentsSignedIn };
}
