import type { FlowMessage, FlowStep, FlowStepType, FlowTreatment } from "./flow-graph.ts";

export const emptyMessage = (): FlowMessage => ({ promptId: null, text: { ko: "", en: "" } });

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

export const PLAIN_TREATMENT: FlowTreatment = {
  musicPromptId: null,
  everyMs: 0,
  sayPosition: false,
  sayWait: false,
  message: null,
  maxWaitMs: 0,
  callback: null,
  voicemail: null,
};

/** A step as it comes from the palette. References that must be chosen are empty, and the validator says so. */
export function newStep(type: FlowStepType): FlowStep {
  switch (type) {
    case "start":
    case "end":
      return { type };
    case "say":
      return { type, message: emptyMessage(), bargeIn: true };
    case "menu":
      return {
        type,
        message: emptyMessage(),
        options: ["1", "2"].map((key) => ({ key, label: { ko: "", en: "" } })),
        timeoutMs: 7 * SECOND,
        tries: 3,
      };
    case "collect":
      return {
        type,
        message: emptyMessage(),
        variableId: "",
        minDigits: 1,
        maxDigits: 12,
        timeoutMs: 10 * SECOND,
        tries: 3,
      };
    case "hours":
      return { type, businessHoursId: "" };
    case "condition":
      return { type, branches: [{ id: "a", operand: "", operator: "equals", value: "" }] };
    case "set":
      return { type, variableId: "", value: "" };
    case "http":
      return {
        type,
        method: "GET",
        url: "",
        headers: [],
        body: "",
        timeoutMs: 5 * SECOND,
        assign: [],
      };
    case "queue":
      return {
        type,
        queueId: "",
        priority: 5,
        requiredSkills: {},
        treatment: { ...PLAIN_TREATMENT },
      };
    case "callback":
      return { type, queueId: "", message: emptyMessage() };
    case "voicemail":
      return { type, message: emptyMessage(), queueId: "", maxMs: 2 * MINUTE };
    case "transfer":
      return { type, number: "", ringMs: 30 * SECOND };
    case "screenPop":
      return { type, url: "" };
  }
}
