import type { Command, ConfigurationItem, Envelope, Event, Outcome } from "@maru/core";
import type { Action } from "./action.ts";

/** A command and what came of it, in one line a person can follow. */
export function describeOutcome({ command, actor, key }: Envelope, outcome: Outcome): string {
  const request = `${actor} asks ${describeCommand(command)}${key === null ? "" : ` [${key.id}]`}`;
  return `${request} → ${describeAnswer(outcome)}`;
}

/** What happens to telephones, in one line. */
export function describeDeed(action: Action): string {
  return `${action.do} ${fields(action, ["do"])}`;
}

function describeAnswer(outcome: Outcome): string {
  switch (outcome.status) {
    case "idle":
      return "nothing was due";
    case "refused":
      return `refused: ${outcome.refusal.refused}`;
    case "repeated":
      return `answered before (${outcome.seq})`;
    case "done":
      return `${outcome.commit.seq}: ${outcome.commit.events.map(describeEvent).join(", ")}`;
  }
}

function describeCommand(command: Command): string {
  if (command.type === "PutConfiguration") return `PutConfiguration ${describeItem(command)}`;
  return `${command.type} ${fields(command)}`.trim();
}

function describeItem({ kind, item }: ConfigurationItem): string {
  return `${kind} ${fields(item, ["name", "description", "greeting", "timeZone", "serviceLevelMs"])}`;
}

function describeEvent(event: Event): string {
  switch (event.type) {
    case "ConfigurationPut":
      return event.type;
    case "OfferMade":
      return `OfferMade ${event.offer.id} ${event.offer.kind.type} of ${event.interactionId} to ${event.offer.agentId}`;
    default:
      return `${event.type} ${fields(event, ["number", "roomId", "name", "channel", "direction"])}`;
  }
}

/** The fields in a row, without quotes; what says nothing here is left out. */
function fields(value: object, without: string[] = []): string {
  return Object.entries(value)
    .filter(([name]) => name !== "type" && !without.includes(name))
    .map(([name, field]) =>
      typeof field === "string" ? field : `${name}=${JSON.stringify(field).replaceAll('"', "")}`,
    )
    .join(" ");
}
