/** A flow asks a web service: core says what is to be asked, and takes the answer; the asking is the edge's. */
import type { Event } from "../engine/event.ts";
import type { State } from "../engine/state.ts";
import type { Interaction, VariableValues } from "../interaction/interaction.ts";
import type { FlowNode } from "./flow.ts";
import { leaveBy, runOf } from "./flow-moves.ts";
import type { FlowWait } from "./flow-run.ts";
import { asValue, filledIn } from "./flow-values.ts";
import { stepAt } from "./flow-versions.ts";

type WebStep = Extract<FlowNode, { type: "http" }>;

/** What the edge may take beyond the step's own time before it counts as failed. */
const SLACK_MS = 2_000;

export type WebRequest = {
  /** Names the asking; an answer to another is too late. */
  id: string;
  method: WebStep["method"];
  url: string;
  headers: WebStep["headers"];
  /** Empty: none. */
  body: string;
  timeoutMs: number;
  assign: WebStep["assign"];
};

/** What came back: texts by the variables they are for, of those that were there; null: it failed. */
export type WebAnswer = Record<string, string> | null;

export function webWait(interaction: Interaction, { timeoutMs }: WebStep, at: number): FlowWait {
  const requestId = `${interaction.id}.web.${runOf(interaction).steps}`;
  return { for: "web", requestId, until: at + timeoutMs + SLACK_MS };
}

/** What is to be asked for this contact now; null: nothing. */
export function webRequestOf(state: State, interaction: Interaction): WebRequest | null {
  const { flow } = interaction;
  if (flow?.wait?.for !== "web") return null;
  const { method, url, headers, body, timeoutMs, assign } = stepAt(state, flow, "http");
  return {
    id: flow.wait.requestId,
    method,
    url: filledIn(escaping(interaction), url),
    headers: headers.map(({ name, value }) => {
      return { name, value: filledIn(interaction, value).replaceAll(/[\r\n\0]/g, " ") };
    }),
    body: filledIn(quoting(interaction), body),
    timeoutMs,
    assign,
  };
}

/** The contact with its texts as they may stand in an address. */
function escaping(interaction: Interaction): Interaction {
  return withTexts(interaction, encodeURIComponent);
}

/** The contact with its texts as they may stand within the quotes of JSON. */
function quoting(interaction: Interaction): Interaction {
  return withTexts(interaction, (text) => JSON.stringify(text).slice(1, -1));
}

function withTexts(interaction: Interaction, change: (text: string) => string): Interaction {
  const { customer, call, variables } = interaction;
  const changed: VariableValues = {};
  for (const [name, value] of Object.entries(variables)) {
    changed[name] = typeof value === "string" ? change(value) : value;
  }
  const numberOf = (number: string | null) => (number === null ? null : change(number));
  return {
    ...interaction,
    customer: { ...customer, name: change(customer.name) },
    call:
      call === null
        ? null
        : {
            ...call,
            customerNumber: numberOf(call.customerNumber),
            ourNumber: numberOf(call.ourNumber),
          },
    variables: changed,
  };
}

/** Values that do not fit their variables are left out. */
export function webAnswered(
  state: State,
  interaction: Interaction,
  answer: WebAnswer,
  at: number,
): Event[] {
  if (answer === null) return leaveBy(state, interaction, "failed", at);
  const values: VariableValues = {};
  for (const { variableId } of stepAt(state, runOf(interaction), "http").assign) {
    const text = Object.hasOwn(answer, variableId) ? answer[variableId] : undefined;
    const value = text === undefined ? null : asValue(state, variableId, text);
    if (value !== null) values[variableId] = value;
  }
  const interactionId = interaction.id;
  return [
    ...(Object.keys(values).length === 0
      ? []
      : [{ type: "VariablesSet", interactionId, agentId: null, values } as const]),
    ...leaveBy(state, interaction, "next", at),
  ];
}
