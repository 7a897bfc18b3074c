import type { FlowNodeId } from "../ids.ts";

/** Why a draft cannot be published. Stable: the catalogue has words for them. */
export const FLOW_PROBLEM_CODES = [
  "start_missing",
  "start_repeated",
  "too_many_nodes",
  "node_repeated",
  "node_unreachable",
  "exit_unconnected",
  "loop_without_wait",
  "step_wrong_channel",
  "message_missing",
  "options_missing",
  "option_label_missing",
  "key_invalid",
  "key_repeated",
  "branches_missing",
  "branch_repeated",
  "operand_unknown",
  "value_missing",
  "digits_invalid",
  "time_invalid",
  "tries_invalid",
  "number_invalid",
  "url_invalid",
  "pointer_invalid",
  "queue_unknown",
  "queue_wrong_channel",
  "hours_unknown",
  "prompt_unknown",
  "variable_unknown",
  "skill_unknown",
] as const;
export type FlowProblemCode = (typeof FLOW_PROBLEM_CODES)[number];

export type FlowProblem = {
  code: FlowProblemCode;
  /** Null: the flow as a whole. */
  nodeId: FlowNodeId | null;
  /** The exit it is about, or null. */
  exit: string | null;
  /** The part of the step it is about, such as `message.text.ko`, or null. */
  field: string | null;
};
