/** How a run goes on: to the next step, to its end, or back to the entry point's own queue. */

import { announcementStarts } from "../call/announcement-starts.ts";
import type { Announcement } from "../call/call.ts";
import { known } from "../engine/assert.ts";
import type { Event } from "../engine/event.ts";
import type { State } from "../engine/state.ts";
import { FLOW_PARTY, MAIN_ROOM, type QueueId } from "../ids.ts";
import type { Interaction } from "../interaction/interaction.ts";
import { MAX_ENTRIES, MAX_MESSAGE_LENGTH } from "../interaction/message.ts";
import { nodeOf } from "./flow-graph.ts";
import type { FlowFault, FlowRun, FlowWait } from "./flow-run.ts";
import { nodeAt, versionOf } from "./flow-versions.ts";

export function runOf(interaction: Interaction): FlowRun {
  return known(interaction.flow, "the flow the contact is in");
}

/** By this exit to the next step, with the keys that were pressed ahead. */
export function leaveBy(
  state: State,
  interaction: Interaction,
  exit: string,
  at: number,
  typed = "",
): Event[] {
  const run = runOf(interaction);
  const target = nodeAt(state, run).exits[exit] ?? null;
  // A graph that is tried need not be whole.
  if (target === null || nodeOf(versionOf(state, run).graph, target) === undefined)
    return fallBack(state, interaction, "step_unconnected", at);
  return [
    ...silenced(interaction),
    { type: "FlowStepEntered", interactionId: interaction.id, nodeId: target, exit, typed },
  ];
}

export function waits({ id: interactionId }: Interaction, wait: FlowWait): Event {
  return { type: "FlowWaited", interactionId, wait };
}

/** Whatever went wrong: the contact waits in its entry point's own queue. */
export function fallBack(
  state: State,
  interaction: Interaction,
  fault: FlowFault,
  at: number,
): Event[] {
  const { id: interactionId, entryPointId } = interaction;
  const entryPoint = known(state.configuration.entryPoint.get(entryPointId), "the entry point");
  const { queueId, priority, requiredSkills } = entryPoint;
  return [
    ...silenced(interaction),
    { type: "FlowEnded", interactionId, outcome: "fallback", fault },
    placedIn(interaction, { queueId, priority, requiredSkills, preferred: null }, at),
  ];
}

/** Into a queue; back into the one it waited in, at the age it has there. */
export function placedIn(
  { id: interactionId, placement }: Interaction,
  wanted: Pick<Interaction["placement"], "queueId" | "priority" | "requiredSkills" | "preferred">,
  at: number,
  isCallback = false,
): Event {
  const keeps = hasWaitedIn(placement, wanted.queueId);
  return {
    type: "InteractionQueued",
    interactionId,
    ...wanted,
    enteredAt: keeps ? placement.enteredAt : at,
    relaxationSteps: keeps ? placement.relaxationSteps : 0,
    missedBy: null,
    reason: keeps ? (isCallback ? "callback" : "flow") : "new",
  };
}

function hasWaitedIn(placement: Interaction["placement"], queueId: QueueId): boolean {
  return placement.order > 0 && placement.queueId === queueId;
}

/** What the flow writes to the customer of a chat. */
export function written(state: State, interaction: Interaction, text: string): Event[] {
  const number = interaction.entryCount + 1;
  const content = text.slice(0, MAX_MESSAGE_LENGTH);
  if (content.trim() === "" || number > MAX_ENTRIES) return [];
  return [
    {
      type: "MessageSent",
      interactionId: interaction.id,
      number,
      roomId: MAIN_ROOM,
      from: FLOW_PARTY,
      name: state.configuration.settings.name,
      clientId: `flow.${number}`,
      text: content,
    },
  ];
}

export function plays(
  interaction: Interaction,
  prompts: Announcement["prompts"],
  bargeIn: boolean,
  at: number,
): Event {
  const { legCount } = known(interaction.call, "the call");
  return announcementStarts(interaction.id, legCount, { prompts, bargeIn }, at);
}

/** What is played stops. */
export function silenced({ id: interactionId, call }: Interaction): Event[] {
  const announcement = call?.announcement ?? null;
  if (announcement === null) return [];
  return [{ type: "AnnouncementEnded", interactionId, announcementId: announcement.id }];
}
