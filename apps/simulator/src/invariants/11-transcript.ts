import { agentParty, CUSTOMER_PARTY, type Interaction } from "@maru/core";
import type { Invariant } from "../run/scene.ts";
import type { Story } from "../run/stories.ts";

export const transcriptIsTold: Invariant = {
  rule: "11.1",
  title: "A room's transcript is the journal's messages: none lost, doubled or out of order",
  check: ({ state, stories }) =>
    [...state.interactions.values()].flatMap((interaction) => {
      const story = stories.get(interaction.id);
      return story === undefined ? [] : flawsOf(interaction, story);
    }),
};

function flawsOf(interaction: Interaction, story: Story): string[] {
  const { id, transcript, entryCount } = interaction;
  const wrong: string[] = [];
  if (entryCount !== story.entryCount) {
    wrong.push(`${id} counts ${entryCount} entries, the journal ${story.entryCount}`);
  }
  const firstNumber = entryCount - transcript.length + 1;
  transcript.forEach((entry, index) => {
    if (entry.number !== firstNumber + index) {
      wrong.push(`entry ${entry.number} of ${id} stands where ${firstNumber + index} belongs`);
    }
  });
  const told = story.messages
    .filter(({ number }) => number >= firstNumber)
    .map(({ from, clientId, text }) => `${from} ${clientId} ${text}`);
  const kept = transcript.flatMap(({ body }) =>
    body.type === "message" ? [`${body.from} ${body.clientId} ${body.text}`] : [],
  );
  if (told.join("\n") !== kept.join("\n")) {
    wrong.push(`${id} holds [${kept.join("; ")}], the journal tells [${told.join("; ")}]`);
  }
  for (const party of interaction.parties) {
    if (party.kind === "outside") continue;
    if (party.readUpTo > party.deliveredUpTo || party.deliveredUpTo > entryCount) {
      wrong.push(
        `${party.id} of ${id} read ${party.readUpTo} of ${party.deliveredUpTo} delivered of ${entryCount}`,
      );
    }
  }
  return wrong;
}

export const promisesAreKept: Invariant = {
  rule: "11.2",
  title: "Every message its sender was told is sent is there once, in the order they were told",
  check: ({ promises, stories, happened }) => {
    if (happened === "asked") return [];
    const wrong: string[] = [];
    for (const [place, clientIds] of promises.messages) {
      const [interactionId, from] = place.split(" ");
      const story = [...stories.values()].find((known) => known.interactionId === interactionId);
      const sent = (story?.messages ?? [])
        .filter((message) => message.from === from && clientIds.includes(message.clientId))
        .map((message) => message.clientId);
      if (sent.join() !== clientIds.join()) {
        wrong.push(`${from} in ${interactionId} was told ${clientIds}; the transcript has ${sent}`);
      }
    }
    return wrong;
  },
};

export const aMessageIsWritten: Invariant = {
  rule: "11.3",
  title: "A message that is done is in the transcript, with its text, by its sender",
  check: ({ envelope, outcome, stories }) => {
    if (envelope?.command.type !== "SendMessage" || outcome?.status !== "done") return [];
    const { interactionId, sender, clientId, text } = envelope.command;
    const from = sender.kind === "customer" ? CUSTOMER_PARTY : agentParty(sender.agentId);
    const found = stories
      .get(interactionId)
      ?.messages.filter((message) => message.from === from && message.clientId === clientId);
    return found?.length === 1 && found[0]?.text === text
      ? []
      : [`${clientId} of ${from} to ${interactionId} is there ${found?.length ?? 0} times`];
  },
};
