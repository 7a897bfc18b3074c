import { agentProfileOf } from "../agent/agent-profile.ts";
import type { Command } from "../engine/command.ts";
import { type Decision, decided, unchanged } from "../engine/decision.ts";
import type { Event } from "../engine/event.ts";
import { refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import type { AgentId, LegId, RecordingId } from "../ids.ts";
import type { Interaction } from "../interaction/interaction.ts";
import { queueOf } from "../interaction/placement.ts";
import { consultOpen, leadingIn } from "./acting.ts";
import { callOf } from "./leg.ts";

type RecordingCommand = Extract<Command, { type: "PauseRecording" | "ResumeRecording" }>;

/** V-10: by right; not in a consult, where the customer hears music or the agent alone (V-57). */
export function decideRecording(state: State, command: RecordingCommand, at: number): Decision {
  const acting = leadingIn(state, command);
  if ("refused" in acting) return acting;
  const { interactionId, agentId } = command;
  if (!mayPauseRecording(state, agentId)) {
    return refuse("recording_not_allowed", "Your profile does not let you pause recordings.");
  }
  const { interaction, call } = acting;
  const refusal = consultOpen(call);
  if (refusal !== null) return refusal;
  if (call.recording === null) return refuse("not_recorded", "This call is not recorded.");
  const isPaused = call.recording.paused !== null;
  if (command.type === "ResumeRecording") {
    return isPaused ? decided([{ type: "RecordingResumed", interactionId, agentId }]) : unchanged;
  }
  if (isPaused) return unchanged;
  const { resumeAfterMs } = queueOf(state, interaction.placement.queueId).recording;
  const resumesAt = resumeAfterMs === 0 ? null : at + resumeAfterMs;
  return decided([{ type: "RecordingPaused", interactionId, agentId, resumesAt }]);
}

export function mayPauseRecording(state: State, agentId: AgentId): boolean {
  return agentProfileOf(state, agentId)?.mayPauseRecording === true;
}

/**
 * An agent and the customer, on this leg, come together: from now on the rules of the queue hold that brought them
 * together (V-11). Nothing is recorded for a queue that records nothing, wherever the call was before.
 */
export function recordingFollows(state: State, interaction: Interaction, legId: LegId): Event[] {
  const { enabled } = queueOf(state, interaction.placement.queueId).recording;
  const { recording, legCount } = callOf(interaction);
  if (enabled === (recording !== null)) return [];
  const interactionId = interaction.id;
  if (!enabled) return [{ type: "RecordingStopped", interactionId }];
  const recordingId = `${interactionId}.recording.${legCount}` as RecordingId;
  return [{ type: "RecordingStarted", interactionId, recordingId, legId }];
}

/** Who paused it asked for their own talk; the agent who comes now did not, and may have no right to resume it. */
export function recordingGoesOn(state: State, interaction: Interaction): Event[] {
  const { enabled } = queueOf(state, interaction.placement.queueId).recording;
  const isPaused = (callOf(interaction).recording?.paused ?? null) !== null;
  return enabled && isPaused ? recordingResumes(interaction) : [];
}

/** V-12: the pause was as long as the queue lets it be. */
export function recordingResumes(interaction: Interaction): Event[] {
  return [{ type: "RecordingResumed", interactionId: interaction.id, agentId: null }];
}
