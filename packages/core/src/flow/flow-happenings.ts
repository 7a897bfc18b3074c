/** What happens to a contact whose flow waits: keys, words, time, and what was played or rung being over. */
import { callEnded } from "../call/call-end.ts";
import type { Event } from "../engine/event.ts";
import type { State } from "../engine/state.ts";
import type { PartyId } from "../ids.ts";
import type { Interaction } from "../interaction/interaction.ts";
import { leavingReason } from "../interaction/leaving-reason.ts";
import { FLOW_KEYS } from "./flow.ts";
import { callbackNoted, voicemailBegins, voicemailOver } from "./flow-call.ts";
import { inputOver, listens, took, wrote } from "./flow-input.ts";
import { leaveBy } from "./flow-moves.ts";
import { treatmentDue, treatmentKey } from "./flow-treatment.ts";
import { nodeAt, stepAt } from "./flow-versions.ts";
import { webAnswered } from "./flow-web.ts";

/** The caller pressed a key. */
export function keyPressed(
  state: State,
  interaction: Interaction,
  key: string,
  at: number,
): Event[] {
  const { flow } = interaction;
  if (flow === null || flow.wait === null) return [];
  if (!(FLOW_KEYS as readonly string[]).includes(key)) return [];
  switch (flow.wait.for) {
    case "input":
      return took(
        state,
        interaction,
        stepAt(state, flow, "menu", "collect"),
        flow.wait.digits,
        key,
        at,
      );
    case "queue":
      return treatmentKey(state, interaction, flow.wait, key, at);
    case "voicemail":
      return key === "#" ? voicemailOver(state, interaction, at) : [];
    case "announcement": {
      const node = nodeAt(state, flow);
      if (node.type !== "say" || !node.bargeIn) return [];
      return leaveBy(state, interaction, "next", at, key);
    }
    default:
      return [];
  }
}

/** The customer of a chat wrote something, which stands in the transcript already. */
export function customerWrote(
  state: State,
  interaction: Interaction,
  text: string,
  at: number,
): Event[] {
  const { flow } = interaction;
  if (flow?.wait?.for !== "input") return [];
  return wrote(state, interaction, stepAt(state, flow, "menu", "collect"), text, at);
}

/** What was played is over. */
export function announced(state: State, interaction: Interaction, at: number): Event[] {
  const { flow } = interaction;
  if (flow?.wait?.for === "input") {
    const { digits } = flow.wait;
    return [listens(interaction, stepAt(state, flow, "menu", "collect"), digits, at)];
  }
  if (flow?.wait?.for !== "announcement") return [];
  switch (nodeAt(state, flow).type) {
    case "callback":
      return callbackNoted(state, interaction, at);
    case "voicemail":
      return voicemailBegins(state, interaction, at);
    default:
      return leaveBy(state, interaction, "next", at);
  }
}

/** The run's own clock. */
export function flowDue(state: State, interaction: Interaction, at: number): Event[] {
  const { flow } = interaction;
  switch (flow?.wait?.for) {
    case "input": {
      const node = stepAt(state, flow, "menu", "collect");
      return inputOver(state, interaction, node, flow.wait.digits, at);
    }
    case "web":
      return webAnswered(state, interaction, null, at);
    case "voicemail":
      return voicemailOver(state, interaction, at);
    case "queue":
      return treatmentDue(state, interaction, flow.wait, at);
    default:
      return [];
  }
}

/** Whoever was rung for the caller was not reached. */
export function transferNotAnswered(
  state: State,
  interaction: Interaction,
  partyId: PartyId,
  at: number,
): Event[] {
  const wait = interaction.flow?.wait;
  if (wait?.for !== "answer" || wait.partyId !== partyId) return [];
  return leaveBy(state, interaction, "failed", at);
}

/** The caller hung up in the flow: before a queue, or out of one for something else. */
export function callerLeft(state: State, interaction: Interaction, at: number): Event[] {
  const { flow } = interaction;
  if (flow?.wait?.for === "announcement" && nodeAt(state, flow).type === "callback") {
    return callbackNoted(state, interaction, at);
  }
  return callEnded(state, interaction, leavingReason(interaction), null, at);
}
