/** What the step a contact has come to does. Decided on the state in which it is due; the events say how it goes on. */
import { promptName } from "../call/prompt-name.ts";
import type { Event } from "../engine/event.ts";
import type { State } from "../engine/state.ts";
import { preferredAgent } from "../interaction/entry.ts";
import type { Interaction } from "../interaction/interaction.ts";
import { notices } from "../interaction/placement.ts";
import type { FlowMessage, FlowNode, FlowStepType } from "./flow.ts";
import { callbackNoted, transferBegins } from "./flow-call.ts";
import { hoursExit } from "./flow-hours.ts";
import { asks, took } from "./flow-input.ts";
import { fallBack, leaveBy, placedIn, plays, runOf, waits, written } from "./flow-moves.ts";
import { MAX_FLOW_STEPS, MAX_HURRIED_STEPS } from "./flow-run.ts";
import { treatmentBegins } from "./flow-treatment.ts";
import { asValue, filledIn, holds } from "./flow-values.ts";
import { nodeAt } from "./flow-versions.ts";
import { webWait } from "./flow-web.ts";

type Node<Type extends FlowStepType> = Extract<FlowNode, { type: Type }>;

export function takeStep(state: State, interaction: Interaction, at: number): Event[] {
  const run = runOf(interaction);
  if (run.steps > MAX_FLOW_STEPS || run.hurriedSteps > MAX_HURRIED_STEPS) {
    return fallBack(state, interaction, "too_many_steps", at);
  }
  const node = nodeAt(state, run);
  switch (node.type) {
    case "start":
      return leaveBy(state, interaction, "next", at);
    case "say":
      return says(state, interaction, node, at);
    case "menu":
    case "collect":
      return run.typed === ""
        ? asks(state, interaction, node, at)
        : took(state, interaction, node, "", run.typed, at);
    case "hours": {
      const exit = hoursExit(state, interaction, node.businessHoursId, at);
      return exit === null
        ? fallBack(state, interaction, "hours_gone", at)
        : leaveBy(state, interaction, exit, at, run.typed);
    }
    case "condition": {
      const branch = node.branches.find((each) => holds(interaction, each));
      const exit = branch === undefined ? "otherwise" : `branch.${branch.id}`;
      return leaveBy(state, interaction, exit, at, run.typed);
    }
    case "set":
      return [
        ...sets(state, interaction, node),
        ...leaveBy(state, interaction, "next", at, run.typed),
      ];
    case "screenPop":
      return [
        {
          type: "ScreenPopSet",
          interactionId: interaction.id,
          url: filledIn(interaction, node.url),
        },
        ...leaveBy(state, interaction, "next", at, run.typed),
      ];
    case "http":
      return [waits(interaction, webWait(interaction, node, at))];
    case "queue":
      return queues(state, interaction, node, at);
    case "callback":
      return callbackStep(state, interaction, node, at);
    case "voicemail":
      return [
        ...playedOnce(interaction, node.message, at),
        waits(interaction, { for: "announcement" }),
      ];
    case "transfer":
      return transferBegins(state, interaction, node, at);
    case "end":
      return ends(interaction, at);
  }
}

function says(
  state: State,
  interaction: Interaction,
  { message, bargeIn }: Node<"say">,
  at: number,
): Event[] {
  if (interaction.call === null) {
    const text = message.text[interaction.customer.language];
    return [
      ...written(state, interaction, filledIn(interaction, text)),
      ...leaveBy(state, interaction, "next", at),
    ];
  }
  const { typed } = runOf(interaction);
  // Whoever has pressed on already does not want to hear it.
  if (message.promptId === null || (bargeIn && typed !== "")) {
    return leaveBy(state, interaction, "next", at, typed);
  }
  return [
    plays(interaction, [promptName(message.promptId)], bargeIn, at),
    waits(interaction, { for: "announcement" }),
  ];
}

/** A value that does not fit its variable is left out. */
function sets(state: State, interaction: Interaction, node: Node<"set">): Event[] {
  const { variableId } = node;
  const value = asValue(state, variableId, filledIn(interaction, node.value));
  if (value === null) return [];
  const values = { [variableId]: value };
  return [{ type: "VariablesSet", interactionId: interaction.id, agentId: null, values }];
}

function queues(
  state: State,
  interaction: Interaction,
  { queueId, priority, requiredSkills, treatment }: Node<"queue">,
  at: number,
): Event[] {
  const { configuration } = state;
  const queue = configuration.queue.get(queueId);
  if (queue === undefined || queue.channel !== interaction.channel) {
    return fallBack(state, interaction, "queue_gone", at);
  }
  const entryPoint = configuration.entryPoint.get(interaction.entryPointId);
  const { lastAgentId } = runOf(interaction);
  const preferred =
    entryPoint === undefined
      ? null
      : preferredAgent(state, { ...entryPoint, requiredSkills }, queue, lastAgentId, at);
  return [
    placedIn(interaction, { queueId, priority, requiredSkills, preferred }, at),
    waits(interaction, treatmentBegins(treatment, at)),
  ];
}

/** Who withholds their number cannot be called. */
function callbackStep(
  state: State,
  interaction: Interaction,
  node: Node<"callback">,
  at: number,
): Event[] {
  const number = interaction.call?.customerNumber ?? null;
  if (number === null) return leaveBy(state, interaction, "failed", at);
  if (node.message.promptId === null) return callbackNoted(state, interaction, at);
  return [
    ...playedOnce(interaction, node.message, at),
    waits(interaction, { for: "announcement" }),
  ];
}

function playedOnce(interaction: Interaction, { promptId }: FlowMessage, at: number): Event[] {
  return promptId === null ? [] : [plays(interaction, [promptName(promptId)], false, at)];
}

/** The end of the contact, not of the flow alone. */
function ends(interaction: Interaction, at: number): Event[] {
  const hasVoicemail = (interaction.call?.voicemail ?? null) !== null;
  return [
    ...notices(interaction, "ended_by_system", ""),
    {
      type: "ConversationEnded",
      interactionId: interaction.id,
      ending: { reason: hasVoicemail ? "voicemail" : "flow_ended", at },
      by: null,
      wrapUpEndsAt: null,
    },
  ];
}
