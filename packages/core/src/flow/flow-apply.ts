import { known } from "../engine/assert.ts";
import type { Event } from "../engine/event.ts";
import { reshape } from "../engine/reindex.ts";
import type { State } from "../engine/state.ts";
import { CUSTOMER_PARTY } from "../ids.ts";
import type { Interaction } from "../interaction/interaction.ts";
import type { FlowRun } from "./flow-run.ts";
import { releaseVersions } from "./flow-versions.ts";

export type FlowEvent = Extract<
  Event,
  {
    type:
      | "FlowPublished"
      | "FlowStarted"
      | "FlowStepEntered"
      | "FlowStepRepeated"
      | "FlowWaited"
      | "FlowEnded"
      | "ScreenPopSet"
      | "CallbackNoted"
      | "VoicemailBegun"
      | "VoicemailEnded";
  }
>;

export function applyFlowEvent(state: State, event: FlowEvent, at: number): void {
  if (event.type === "FlowPublished") {
    const { flowId, version, graph } = event;
    const versions = state.flowVersions.get(flowId) ?? [];
    state.flowVersions.set(flowId, [...versions, { version, publishedAt: at, graph }]);
    releaseVersions(state, flowId);
    return;
  }
  reshape(state, event.interactionId, (interaction) => change(interaction, event, at));
  const isDue = state.interactions.get(event.interactionId)?.flow?.wait === null;
  if (isDue) state.indexes.unsettled.flows.add(event.interactionId);
}

/** A run is replaced whole: its parts came in events, which may be yet to be written. */
function change(
  interaction: Interaction,
  event: Exclude<FlowEvent, { type: "FlowPublished" }>,
  at: number,
): void {
  switch (event.type) {
    case "FlowStarted":
      interaction.flow = started(event, at);
      interaction.phase = "in_flow";
      return;
    case "FlowStepEntered": {
      const run = known(interaction.flow, "the flow");
      const { nodeId, typed } = event;
      const steps = { steps: run.steps + 1, hurriedSteps: run.hurriedSteps + 1 };
      interaction.flow = { ...run, ...steps, nodeId, typed, enteredAt: at, tries: 0, wait: null };
      interaction.phase = "in_flow";
      return;
    }
    case "FlowStepRepeated": {
      const run = known(interaction.flow, "the flow");
      const steps = run.steps + 1;
      interaction.flow = { ...run, steps, tries: run.tries + 1, typed: "", wait: null };
      return;
    }
    case "FlowWaited":
      interaction.flow = {
        ...known(interaction.flow, "the flow"),
        wait: event.wait,
        typed: "",
        hurriedSteps: 0,
      };
      return;
    case "FlowEnded":
      interaction.flow = null;
      if (event.outcome === "transferred") interaction.phase = "active";
      return;
    case "ScreenPopSet":
      interaction.screenPop = event.url;
      return;
    case "CallbackNoted":
    case "VoicemailBegun":
    case "VoicemailEnded":
      changeCall(interaction, event, at);
      return;
  }
}

function started(
  { flowId, version, nodeId, lastAgentId }: Extract<FlowEvent, { type: "FlowStarted" }>,
  at: number,
): FlowRun {
  return {
    flowId,
    version,
    nodeId,
    enteredAt: at,
    tries: 0,
    typed: "",
    wait: null,
    steps: 0,
    hurriedSteps: 0,
    lastAgentId,
  };
}

function changeCall(
  interaction: Interaction,
  event: Extract<FlowEvent, { type: "CallbackNoted" | "VoicemailBegun" | "VoicemailEnded" }>,
  at: number,
): void {
  const call = known(interaction.call, "the call");
  switch (event.type) {
    case "CallbackNoted":
      call.callback = { since: at };
      for (const party of interaction.parties) if (party.id === CUSTOMER_PARTY) party.leg = null;
      return;
    case "VoicemailBegun":
      call.voicemail = { recordingId: event.recordingId, queueId: event.queueId, isOn: true };
      return;
    case "VoicemailEnded":
      call.voicemail = { ...known(call.voicemail, "the voicemail"), isOn: false };
      return;
  }
}
