import type { Command } from "../engine/command.ts";
import { type Decision, decided, unchanged } from "../engine/decision.ts";
import { refuse } from "../engine/refusal.ts";
import type { State } from "../engine/state.ts";
import { customerOf } from "../interaction/customer-decide.ts";
import { keyPressed } from "./flow-happenings.ts";
import type { FlowProblem } from "./flow-problem.ts";
import { flowReferences } from "./flow-references.ts";
import { flowProblems } from "./flow-validate.ts";
import { publishedVersion } from "./flow-versions.ts";
import { webAnswered } from "./flow-web.ts";

type FlowCommand = Extract<Command, { type: "PublishFlow" | "PressKey" | "ReportWebAnswer" }>;

export function decideFlow(state: State, command: FlowCommand, at: number): Decision {
  if (command.type === "PublishFlow") return publish(state, command);
  const interaction = state.interactions.get(command.interactionId);
  if (interaction === undefined) return unchanged;
  if (command.type === "PressKey") {
    if (customerOf(interaction)?.leg?.id !== command.legId) return unchanged;
    return decided(keyPressed(state, interaction, command.key, at));
  }
  const wait = interaction.flow?.wait;
  if (wait?.for !== "web" || wait.requestId !== command.requestId) return unchanged;
  return decided(webAnswered(state, interaction, command.answer, at));
}

/** The draft becomes the version that new contacts run on. */
function publish(
  state: State,
  { flowId }: Extract<FlowCommand, { type: "PublishFlow" }>,
): Decision {
  const flow = state.configuration.flow.get(flowId);
  if (flow === undefined) return refuse("configuration_not_found", "There is no such flow.");
  const problems = flowProblems(flow.draft, flow.channel, flowReferences(state.configuration));
  const [first] = problems;
  if (first !== undefined) return refuse("flow_invalid", told(first, problems.length));
  const version = (publishedVersion(state, flowId)?.version ?? 0) + 1;
  return decided([{ type: "FlowPublished", flowId, version, graph: flow.draft }], { version });
}

function told({ code, nodeId, exit, field }: FlowProblem, count: number): string {
  const where = [nodeId, exit, field].filter((part) => part !== null).join(", ");
  return `The draft has ${count} problem(s), the first: ${code}${where === "" ? "" : ` (${where})`}.`;
}
