import type { NewItem } from "../items/items.ts";

/** How a queue begins: every reason there is may be chosen, the first is the default. */
export const newQueue = (reasonIds: readonly string[]): NewItem<"queue"> => ({
  id: "",
  name: "",
  description: "",
  channel: "chat",
  teamIds: [],
  strategy: "longest_available",
  offerTimeoutMs: 20_000,
  onMissed: "rona",
  transferFallback: "queue",
  serviceLevelMs: 30_000,
  relaxation: [],
  preferredAgentMs: 0,
  wrapUp: {
    timeoutMs: 120_000,
    reasonIds: [...reasonIds],
    defaultReasonId: reasonIds[0] ?? "",
    mayKeepOpen: true,
  },
  recording: { enabled: false, resumeAfterMs: 60_000, keepDays: 90 },
  consultConfirmMs: 30_000,
});
