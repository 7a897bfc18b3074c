import type { Commit, Event, InteractionId, PartyId } from "@maru/core";

/** One contact as the journal tells it, folded without the core. */
export type Story = {
  interactionId: InteractionId;
  messages: { from: PartyId; clientId: string; text: string; number: number }[];
  entryCount: number;
  closed: string | null;
};
export type Stories = Map<InteractionId, Story>;

/** Adds what a commit tells. What makes no sense as a story is returned, in words. */
export function tell(stories: Stories, commit: Commit): string[] {
  return commit.events.flatMap((event) => tellEvent(stories, event));
}

function tellEvent(stories: Stories, event: Event): string[] {
  if (event.type === "InteractionStarted") {
    if (stories.has(event.interactionId)) return [`${event.interactionId} starts twice`];
    stories.set(event.interactionId, {
      interactionId: event.interactionId,
      messages: [],
      entryCount: 0,
      closed: null,
    });
    return [];
  }
  if (!("interactionId" in event)) return [];
  const story = stories.get(event.interactionId);
  if (story === undefined) return [`${event.type} of ${event.interactionId}, which never started`];
  if (story.closed !== null) return [`${event.type} of ${event.interactionId} after it closed`];
  switch (event.type) {
    case "InteractionClosed":
      story.closed = event.reason;
      return [];
    case "MessageSent":
    case "NoticeWritten":
      return addEntry(story, event);
    default:
      return [];
  }
}

function addEntry(
  story: Story,
  event: Extract<Event, { type: "MessageSent" | "NoticeWritten" }>,
): string[] {
  const wrong: string[] = [];
  if (event.number !== story.entryCount + 1) {
    wrong.push(`${story.interactionId} has entry ${event.number} after entry ${story.entryCount}`);
  }
  story.entryCount = event.number;
  if (event.type === "NoticeWritten") return wrong;
  const { from, clientId, text, number } = event;
  if (story.messages.some((known) => known.from === from && known.clientId === clientId)) {
    wrong.push(`${story.interactionId} has the message ${clientId} of ${from} twice`);
  }
  story.messages.push({ from, clientId, text, number });
  return wrong;
}
