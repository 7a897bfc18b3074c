import type { Announcement } from "../call/call.ts";
import type { PromptName } from "../call/prompt-name.ts";
import {
  type Agent,
  type ConfigurationItem,
  DEFAULT_SETTINGS,
  type EntryPoint,
  type Queue,
} from "../configuration/configuration.ts";
import type { RoleId } from "../ids.ts";
import type { Event } from "./event.ts";

/**
 * An event as it is written today, from one that an earlier version of the product wrote: fields that did not exist
 * have the value that means what was true then. Whoever reads the journal reads it through this.
 */
export function upcast(event: Event): Event {
  switch (event.type) {
    case "ConfigurationPut":
      return upcastItem(event);
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

function upcastItem(event: Extract<Event, { type: "ConfigurationPut" }>): Event {
  const put: ConfigurationItem = event;
  switch (put.kind) {
    case "settings":
      return { ...event, kind: put.kind, item: { ...DEFAULT_SETTINGS, ...put.item } };
    case "agent":
      return { ...event, kind: put.kind, item: upcastAgent(put.item) };
    case "queue":
      return { ...event, kind: put.kind, item: withDefaults(put.item, NO_RECORDING) };
    case "entryPoint":
      return { ...event, kind: put.kind, item: withDefaults(put.item, ORGANISATIONS_ZONE) };
    default:
      return event;
  }
}

const ORGANISATIONS_ZONE: Partial<EntryPoint> = { timeZone: null };
const NO_TELEPHONE: Partial<Agent> = { agentProfileId: null, extension: null };
const NO_RECORDING: Partial<Queue> = {
  recording: { enabled: false, resumeAfterMs: 0, keepDays: 0 },
  consultConfirmMs: 20_000,
};

/** Before there were roles to make, an agent had one of three in a field of its own. */
function upcastAgent(written: Agent): Agent {
  const { role, ...item }: Agent & { role?: RoleId } = withDefaults(written, NO_TELEPHONE);
  return role === undefined ? item : { ...item, roleId: role };
}

function withDefaults<Item>(item: Item, defaults: Partial<Item>): Item {
  return { ...defaults, ...item };
}
