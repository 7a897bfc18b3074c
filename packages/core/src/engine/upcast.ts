import type { Announcement } from "../call/call.ts";
import type { PromptName } from "../call/prompt-name.ts";
import { completeItem } from "../configuration/defaults.ts";
import type { Event } from "./event.ts";

/**
 * An event as it is written today, from one that an earlier version of the product wrote: fields that did not exist
 * have the value that means what was true then. Whoever reads the journal reads it through this.
 */
export function upcast(event: Event): Event {
  switch (event.type) {
    case "ConfigurationPut":
      return { ...completeItem(event), type: event.type };
    case "InteractionStarted":
      return { ...event, call: event.call ?? null };
    case "OfferMade":
      return { ...event, offer: { ...event.offer, leg: event.offer.leg ?? null } };
    case "AnnouncementStarted":
      return { ...event, announcement: sequence(event.announcement) };
    case "AgentPresenceChanged": {
      const { presence } = event;
      if (presence.status !== "idle") return event;
      return { ...event, presence: { ...presence, until: presence.until ?? null } };
    }
    default:
      return event;
  }
}

/** It had one prompt. */
function sequence(announcement: Announcement & { prompt?: PromptName }): Announcement {
  const { prompt, ...rest } = announcement;
  return prompt === undefined ? announcement : { ...rest, prompts: [prompt], bargeIn: false };
}
