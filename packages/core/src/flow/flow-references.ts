import type { Channel, Configuration } from "../configuration/configuration.ts";
import type { BusinessHoursId, PromptId, QueueId, VariableId } from "../ids.ts";

/** What a step can name. */
export type FlowReferences = {
  /** Undefined: there is no such queue. */
  channelOfQueue: (id: QueueId) => Channel | undefined;
  hasVariable: (id: VariableId) => boolean;
  hasSkill: (id: string) => boolean;
  hasHours: (id: BusinessHoursId) => boolean;
  hasPrompt: (id: PromptId) => boolean;
};

export function flowReferences(configuration: Configuration): FlowReferences {
  const { queue, variable, skill, businessHours, prompt } = configuration;
  return {
    channelOfQueue: (id) => queue.get(id)?.channel,
    hasVariable: (id) => variable.has(id),
    hasSkill: (id) => (skill as Map<string, unknown>).has(id),
    hasHours: (id) => businessHours.has(id),
    hasPrompt: (id) => prompt.has(id),
  };
}
