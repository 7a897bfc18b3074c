import type { Commit, Event, Offer } from "@maru/core";
import type { Invariant, Scene } from "../run/scene.ts";

type OfferEnded = Extract<Event, { type: "OfferEnded" }>;

/** Decision 3 of the requirements. */
export const transfersComeBack: Invariant = {
  rule: "1.3",
  title:
    "A transfer nobody accepts goes where its queue says: to its sender, to the queue, or it ends",
  check: (scene) => {
    const { commit } = scene;
    if (commit === null) return [];
    return commit.events.flatMap((event, index) => {
      if (event.type !== "OfferEnded" || event.outcome === "cancelled") return [];
      const kind = offerOf(scene, commit, event)?.kind;
      if (kind?.type !== "transfer") return [];
      const next = commit.events
        .slice(index + 1)
        .find((later) => isOf(later, event) && later.type !== "NoticeWritten");
      return next !== undefined && isAllowed(scene, event, next)
        ? []
        : [`the transfer of ${event.interactionId} failed, and then ${next?.type ?? "nothing"}`];
    });
  },
};

function offerOf({ before }: Scene, commit: Commit, { interactionId, offerId }: OfferEnded) {
  const pending = before.interactions.get(interactionId)?.offers ?? [];
  const made = commit.events.flatMap((event): Offer[] =>
    event.type === "OfferMade" ? [event.offer] : [],
  );
  return [...pending, ...made].find(({ id }) => id === offerId);
}

function isOf(event: Event, { interactionId }: OfferEnded): boolean {
  return "interactionId" in event && event.interactionId === interactionId;
}

function isAllowed({ before, state }: Scene, ended: OfferEnded, next: Event): boolean {
  const queueId = before.interactions.get(ended.interactionId)?.placement.queueId;
  const queue = queueId && state.configuration.queue.get(queueId);
  const toQueue = next.type === "InteractionQueued" && next.reason === "transfer_failed";
  switch (queue ? queue.transferFallback : "queue") {
    case "queue":
      return toQueue;
    case "end":
      return next.type === "ConversationEnded" && next.ending.reason === "transfer_failed";
    case "sender":
      return (
        toQueue ||
        next.type === "AgentReturned" ||
        (next.type === "OfferMade" && next.offer.kind.type === "return")
      );
  }
}
