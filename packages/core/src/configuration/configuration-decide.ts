import { hasContacts } from "../agent/agent-decide.ts";
import type { Command } from "../engine/command.ts";
import { type Decision, decided } from "../engine/decision.ts";
import type { Event } from "../engine/event.ts";
import { type Refusal, refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import { type AgentId, agentParty, CUSTOMER_PARTY, OUTSIDE_PREFIX } from "../ids.ts";
import { permissionsOfRole, type Role } from "../role/role.ts";
import { lastKeyAgentRefusal, lastKeyRoleRefusal, roleRefusal } from "../role/role-refusal.ts";
import type { BusinessHours, HolidayList } from "../schedule/business-hours.ts";
import { businessHoursRefusal, holidayListRefusal } from "../schedule/schedule-refusal.ts";
import type {
  Agent,
  AgentProfile,
  EntryPoint,
  PhoneNumber,
  Queue,
  Settings,
  SkillLevels,
  Variable,
} from "./configuration.ts";
import { unknownReference } from "./configuration-reference.ts";
import { usesOf } from "./configuration-uses.ts";
import {
  agentProfileRefusal,
  phoneNumberRefusal,
  settingsRefusal,
  variableRefusal,
} from "./telephone-refusal.ts";

type ConfigurationCommand = Extract<Command, { type: "PutConfiguration" | "RemoveConfiguration" }>;

/** The shape of an item was checked at the wire; here is what depends on everything else. */
export function decideConfiguration(state: State, command: ConfigurationCommand): Decision {
  if (command.type === "RemoveConfiguration") return remove(state, command);
  const { type: _, ...put } = command;
  const refusal = putRefusal(state, put);
  if (refusal !== null) return refusal;
  const events: Event[] = [{ type: "ConfigurationPut", ...put }];
  if (put.kind === "agent" && !put.item.active && state.agents.has(put.item.id)) {
    events.push({ type: "AgentSignedOut", agentId: put.item.id, reason: "deactivated" });
  }
  return decided(events);
}

function remove(
  state: State,
  { kind, id }: Extract<ConfigurationCommand, { type: "RemoveConfiguration" }>,
): Decision {
  if (kind === "settings") {
    return refuse("configuration_in_use", "The settings can be changed, not removed.");
  }
  if (!(state.configuration[kind] as Map<string, unknown>).has(id)) {
    return refuse("configuration_not_found", `There is no such ${kind}.`);
  }
  const use = usesOf(state, kind, id);
  if (use !== null) return refuse("configuration_in_use", `It is used by ${use}.`);
  const last = kind === "agent" ? lastKeyAgentRefusal(state, id as AgentId, undefined) : null;
  if (last !== null) return last;
  return decided([{ type: "ConfigurationRemoved", kind, id }]);
}

type Put = Omit<Extract<ConfigurationCommand, { type: "PutConfiguration" }>, "type">;

function putRefusal(state: State, put: Put): Refusal | null {
  switch (put.kind) {
    case "agent":
      return agentRefusal(state, put.item as Agent);
    case "queue":
      return queueRefusal(state, put.item as Queue);
    case "entryPoint":
      return entryPointRefusal(state, put.item as EntryPoint);
    case "settings":
      return settingsRefusal(state, put.item as Settings);
    case "agentProfile":
      return agentProfileRefusal(state, put.item as AgentProfile);
    case "phoneNumber":
      return phoneNumberRefusal(state, put.item as PhoneNumber);
    case "variable":
      return variableRefusal(state, put.item as Variable);
    case "businessHours":
      return businessHoursRefusal(state, put.item as BusinessHours);
    case "holidayList":
      return holidayListRefusal(put.item as HolidayList);
    case "role":
      return roleRefusal(put.item as Role) ?? lastKeyRoleRefusal(state, put.item as Role);
    case "team":
    case "skill":
    case "multimediaProfile":
    case "idleReason":
    case "wrapUpReason":
    case "trunk":
    case "address":
    case "prompt":
      return null;
  }
}

function agentRefusal(state: State, agent: Agent): Refusal | null {
  const { configuration } = state;
  if (agentParty(agent.id) === CUSTOMER_PARTY) {
    return refuse("configuration_invalid", "This id stands for the customer.", "id");
  }
  if (agent.id.startsWith(OUTSIDE_PREFIX)) {
    return refuse("configuration_invalid", "This id stands for somebody outside.", "id");
  }
  if (permissionsOfRole(configuration, agent.roleId) === undefined) {
    return unknownReference("roleId", agent.roleId);
  }
  if (!configuration.team.has(agent.teamId)) return unknownReference("teamId", agent.teamId);
  if (!configuration.multimediaProfile.has(agent.multimediaProfileId)) {
    return unknownReference("multimediaProfileId", agent.multimediaProfileId);
  }
  if (agent.agentProfileId !== null && !configuration.agentProfile.has(agent.agentProfileId)) {
    return unknownReference("agentProfileId", agent.agentProfileId);
  }
  for (const other of configuration.agent.values()) {
    if (agent.extension === null || other.extension !== agent.extension) continue;
    if (other.id === agent.id) continue;
    return refuse("configuration_invalid", `The agent ${other.id} has this number.`, "extension");
  }
  if (!agent.active && hasContacts(state, agent.id)) {
    return refuse("agent_has_contacts", "This agent has contacts in hand.", "active");
  }
  return (
    lastKeyAgentRefusal(state, agent.id, agent) ?? skillsRefusal(state, agent.skills, "skills")
  );
}

function queueRefusal(state: State, queue: Queue): Refusal | null {
  const { configuration } = state;
  const before = configuration.queue.get(queue.id);
  if (before !== undefined && before.channel !== queue.channel) return channelFixed();
  for (const teamId of queue.teamIds) {
    if (!configuration.team.has(teamId)) return unknownReference("teamIds", teamId);
  }
  if (new Set(queue.teamIds).size < queue.teamIds.length) {
    return refuse("configuration_invalid", "Name each team once.", "teamIds");
  }
  const { reasonIds, defaultReasonId } = queue.wrapUp;
  for (const reasonId of reasonIds) {
    if (!configuration.wrapUpReason.has(reasonId)) {
      return unknownReference("wrapUp.reasonIds", reasonId);
    }
  }
  if (!reasonIds.includes(defaultReasonId)) {
    const detail = "The default reason must be one of the queue's reasons.";
    return refuse("configuration_invalid", detail, "wrapUp.defaultReasonId");
  }
  for (const [index, step] of queue.relaxation.entries()) {
    const earlier = queue.relaxation[index - 1];
    if (earlier !== undefined && earlier.afterMs >= step.afterMs) {
      const detail = "Each relaxation step must come later than the one before.";
      return refuse("configuration_invalid", detail, "relaxation");
    }
  }
  return null;
}

function entryPointRefusal(state: State, entryPoint: EntryPoint): Refusal | null {
  const before = state.configuration.entryPoint.get(entryPoint.id);
  if (before !== undefined && before.channel !== entryPoint.channel) return channelFixed();
  const queue = state.configuration.queue.get(entryPoint.queueId);
  if (queue === undefined) return unknownReference("queueId", entryPoint.queueId);
  if (queue.channel !== entryPoint.channel) {
    const detail = "The entry point and its queue must be of the same channel.";
    return refuse("configuration_invalid", detail, "queueId");
  }
  return skillsRefusal(state, entryPoint.requiredSkills, "requiredSkills");
}

function skillsRefusal(state: State, levels: SkillLevels, field: string): Refusal | null {
  const skills = state.configuration.skill as Map<string, unknown>;
  for (const skill of Object.keys(levels)) {
    if (!skills.has(skill)) return unknownReference(field, skill);
  }
  return null;
}

/** */
function channelFixed(): Refusal {
  return refuse("configuration_invalid", "The channel cannot be changed later.", "channel");
}
