import type { State } from "../engine/state.ts";
import type {
  AgentId,
  EntryPointId,
  HolidayListId,
  PhoneNumberId,
  QueueId,
  ReasonId,
} from "../ids.ts";
import type { Interaction } from "../interaction/interaction.ts";
import type { ConfigurationKind } from "./configuration.ts";

/** What still needs this item, in words for the refusal; null: nothing. */
export function usesOf(
  state: State,
  kind: Exclude<ConfigurationKind, "settings">,
  id: string,
): string | null {
  const { agent, queue, entryPoint, agentProfile, phoneNumber, businessHours, settings } =
    state.configuration;
  switch (kind) {
    case "team":
      return (
        named("agent", agent, (item) => item.teamId === id) ??
        named("queue", queue, (item) => (item.teamIds as string[]).includes(id))
      );
    case "skill":
      return (
        named("agent", agent, (item) => Object.hasOwn(item.skills, id)) ??
        named("entry point", entryPoint, (item) => Object.hasOwn(item.requiredSkills, id)) ??
        live(state, ({ placement }) => Object.hasOwn(placement.requiredSkills, id))
      );
    case "multimediaProfile":
      return named("agent", agent, (item) => item.multimediaProfileId === id);
    case "agent":
      // Whoever waits for one agent alone waits for one who is signed in.
      return state.agents.has(id as AgentId) ? "a signed-in session" : null;
    case "queue":
      return (
        named("entry point", entryPoint, (item) => item.queueId === id) ??
        live(state, (interaction) => isIn(interaction, id as QueueId))
      );
    case "entryPoint":
      return (
        named("phone number", phoneNumber, (item) => item.entryPointId === id) ??
        named("agent profile", agentProfile, ({ outdial }) => outdial.entryPointId === id) ??
        live(state, ({ entryPointId }) => entryPointId === (id as EntryPointId))
      );
    case "wrapUpReason":
      return named("queue", queue, (item) => item.wrapUp.reasonIds.includes(id as ReasonId));
    case "idleReason":
      for (const { presence } of state.agents.values()) {
        if (presence.status === "idle" && presence.reasonId === id) return "an idle agent";
      }
      return null;
    case "agentProfile":
      return named("agent", agent, (item) => item.agentProfileId === id);
    case "trunk":
      return named("phone number", phoneNumber, (item) => item.trunkId === id);
    case "phoneNumber":
      if (settings.defaultCallerNumberId === id) return "the settings";
      return named("agent profile", agentProfile, ({ outdial }) =>
        outdial.callerNumberIds.includes(id as PhoneNumberId),
      );
    case "variable":
      return live(state, ({ variables }) => Object.hasOwn(variables, id));
    case "holidayList":
      return named("business hours", businessHours, ({ holidayListIds }) =>
        holidayListIds.includes(id as HolidayListId),
      );
    case "businessHours":
    case "address":
    case "prompt":
      return null;
    case "role":
      return named("agent", agent, (item) => item.roleId === id);
  }
}

function named<Item extends { id: string }>(
  what: string,
  items: Map<unknown, Item>,
  uses: (item: Item) => boolean,
): string | null {
  for (const item of items.values()) {
    if (uses(item)) return `the ${what} ${item.id}`;
  }
  return null;
}

function live(state: State, uses: (interaction: Interaction) => boolean): string | null {
  for (const interaction of state.interactions.values()) {
    if (uses(interaction)) return `the live contact ${interaction.id}`;
  }
  return null;
}

function isIn(interaction: Interaction, queueId: QueueId): boolean {
  if (interaction.placement.queueId === queueId) return true;
  const target = interaction.call?.consult?.target;
  if (target?.type === "queue" && target.queueId === queueId) return true;
  return interaction.parties.some(
    (party) =>
      party.kind === "agent" &&
      party.activity.status === "wrap_up" &&
      party.activity.queueId === queueId,
  );
}
