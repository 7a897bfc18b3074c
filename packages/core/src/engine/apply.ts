import { applyAgentEvent } from "../agent/agent-apply.ts";
import { applyCallEvent } from "../call/call-apply.ts";
import { applyConfigurationEvent } from "../configuration/configuration-apply.ts";
import { applyFlowEvent } from "../flow/flow-apply.ts";
import { applyConversationEvent } from "../interaction/conversation-apply.ts";
import { applyInteractionEvent } from "../interaction/interaction-apply.ts";
import { applyMediaEvent } from "../media/media-apply.ts";
import type { Event } from "./event.ts";
import { rebuildIndexes } from "./reindex.ts";
import type { State } from "./state.ts";

/** Changes the state as the event says. Total: an event is never refused and never partly applied. */
export function apply(state: State, event: Event, at: number, seq: number): void {
  if (state.indexes.stale && !event.type.startsWith("Configuration")) rebuildIndexes(state);
  switch (event.type) {
    case "ConfigurationPut":
    case "ConfigurationRemoved":
      applyConfigurationEvent(state, event);
      return;
    case "AgentSignedIn":
    case "AgentSignedOut":
    case "AgentPresenceChanged":
    case "AgentConnectionLost":
    case "AgentConnectionRestored":
    case "AgentStationChanged":
      applyAgentEvent(state, event, at);
      return;
    case "PhoneReachabilityChanged":
    case "TrunkReachabilityChanged":
    case "MediaEngineChanged":
      applyMediaEvent(state, event, at);
      return;
    case "FlowPublished":
    case "FlowStarted":
    case "FlowStepEntered":
    case "FlowStepRepeated":
    case "FlowWaited":
    case "FlowEnded":
    case "ScreenPopSet":
    case "CallbackNoted":
    case "VoicemailBegun":
    case "VoicemailEnded":
      applyFlowEvent(state, event, at);
      return;
    case "MessageSent":
    case "NoticeWritten":
    case "TranscriptMarked":
      applyConversationEvent(state, event, at, seq);
      return;
    case "InteractionStarted":
    case "InteractionQueued":
    case "RequirementRelaxed":
    case "PreferredAgentReleased":
    case "OfferMade":
    case "OfferAccepted":
    case "OfferExtended":
    case "OfferEnded":
    case "AgentLeft":
    case "AgentReturned":
    case "CustomerLeft":
    case "CustomerConnectionLost":
    case "CustomerConnectionRestored":
    case "ConversationEnded":
    case "WrapUpKeptOpen":
    case "WrapUpCompleted":
    case "VariablesSet":
    case "InteractionClosed":
      applyInteractionEvent(state, event, at);
      return;
    case "VariablesRecorded":
      // The permanent record is not of the state; what it takes is.
      return;
    default:
      // What is left is of calls: the type holds us to it.
      applyCallEvent(state, event, at);
  }
}
