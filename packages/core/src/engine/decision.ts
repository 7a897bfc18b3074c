import type { CommandResult, Event } from "./event.ts";
import type { Refusal } from "./refusal.ts";

/** What a command comes to: events (none: it is so already) with an answer, or a refusal. */
export type Decision = { events: Event[]; result: CommandResult } | Refusal;

export function decided(events: Event[], result: CommandResult = {}): Decision {
  return { events, result };
}

/** Already as asked. */
export const unchanged: Decision = Object.freeze({ events: [], result: {} });
