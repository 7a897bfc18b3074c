/**
 * A test run: the real interpreter on a state that is thrown away, in virtual time. What is played is over at once; no
 * agent is there to take the contact.
 */
import type { Configuration, EntryPoint } from "../configuration/configuration.ts";
import { CONFIGURATION_DEFAULTS } from "../configuration/defaults.ts";
import type { Command } from "../engine/command.ts";
import type { Event } from "../engine/event.ts";
import { execute, nextDueAt } from "../engine/execute.ts";
import { rebuildIndexes } from "../engine/reindex.ts";
import { createState, type State } from "../engine/state.ts";
import {
  type CustomerId,
  type EntryPointId,
  FLOW_PARTY,
  type FlowId,
  type FlowNodeId,
  type InteractionId,
  type LegId,
  type OrganisationId,
  type QueueId,
} from "../ids.ts";
import type { Customer, EndReason, VariableValues } from "../interaction/interaction.ts";
import type { FlowChannel, FlowGraph } from "./flow.ts";
import { type FlowFault, type FlowOutcome, type FlowWait, MAX_FLOW_STEPS } from "./flow-run.ts";
import { type WebAnswer, type WebRequest, webRequestOf } from "./flow-web.ts";

/** What whoever tries the flow does. */
export type TrialInput =
  | { type: "key"; key: string }
  | { type: "message"; text: string }
  | { type: "advance"; ms: number }
  /** To what a web service was asked. */
  | { type: "web"; answer: WebAnswer }
  /** Whoever is rung by a transfer answers, or does not. */
  | { type: "transfer"; answered: boolean }
  | { type: "hangUp" };

export type Trial = {
  channel: FlowChannel;
  graph: FlowGraph;
  /** Whose queue and time zone it is tried with; null: any. */
  entryPointId: EntryPointId | null;
  /** When the contact comes, in epoch milliseconds. */
  at: number;
  customer: Pick<Customer, "name" | "language">;
  /** The caller's number and the one they called, E.164; null: withheld. */
  from: string | null;
  to: string | null;
  inputs: TrialInput[];
};

export type TrialEntry = { at: number } & (
  | { type: "entered"; nodeId: FlowNodeId; exit: string | null }
  /** Nothing fitting came; asked again. */
  | { type: "repeated" }
  | { type: "heard"; prompts: string[] }
  | { type: "read"; text: string }
  | { type: "did"; input: TrialInput }
  | { type: "set"; values: VariableValues }
  | { type: "asked"; request: Pick<WebRequest, "method" | "url" | "body"> }
  | { type: "waiting"; queueId: QueueId }
  | { type: "rings"; number: string }
  | { type: "recording" }
  | { type: "screenPop"; url: string }
  | { type: "left"; outcome: FlowOutcome; fault: FlowFault | null }
  | { type: "ended"; reason: EndReason }
);

export type TrialResult = {
  trace: TrialEntry[];
  /** The clock at the end. */
  at: number;
  /** Where the contact is now; null: it has left the flow. */
  nodeId: FlowNodeId | null;
  /** What it waits for there; null: nothing. */
  waitsFor: FlowWait["for"] | null;
  variables: VariableValues;
  /** It went on for longer than is looked at. */
  cutShort: boolean;
};

/** Far more than anybody reads; a treatment that repeats every millisecond comes to it. */
const MAX_TRACE = 2_000;
const TRIAL = "trial" as InteractionId;
const FLOW = "trial" as FlowId;
const LINE = "trial.line" as LegId;

/** Null: there is no queue of this channel, which every flow needs to fall back to. */
export function tryFlow(configuration: Configuration, trial: Trial): TrialResult | null {
  const state = prepared(configuration, trial);
  if (state === null) return null;
  const run = new TrialRun(state, trial);
  run.begin();
  for (const input of trial.inputs) run.take(input);
  return run.result();
}

/** The configuration as it is, with the graph as the one version of a flow that one entry point leads to. */
function prepared(configuration: Configuration, trial: Trial): State | null {
  const { channel, graph, at } = trial;
  const chosen = entryPointFor(configuration, trial);
  if (chosen === null) return null;
  const entryPoint = { ...chosen, flowId: FLOW };
  const state = createState("trial" as OrganisationId);
  const flow = { id: FLOW, name: "trial", description: "", channel, draft: graph };
  state.at = at;
  state.media = { status: "up", since: at };
  state.configuration = {
    ...configuration,
    flow: new Map(configuration.flow).set(FLOW, flow),
    entryPoint: new Map(configuration.entryPoint).set(entryPoint.id, entryPoint),
  };
  state.flowVersions = new Map([[FLOW, [{ version: 1, publishedAt: at, graph }]]]);
  rebuildIndexes(state);
  return state;
}

function entryPointFor(
  { entryPoint, queue }: Configuration,
  { channel, entryPointId }: Trial,
): EntryPoint | null {
  const ofChannel = [...entryPoint.values()].filter((each) => each.channel === channel);
  const chosen = ofChannel.find(({ id }) => id === entryPointId) ?? ofChannel[0];
  if (chosen !== undefined) return chosen;
  const fallback = [...queue.values()].find((each) => each.channel === channel);
  if (fallback === undefined) return null;
  return {
    ...CONFIGURATION_DEFAULTS.entryPoint,
    id: "trial" as EntryPointId,
    name: "trial",
    description: "",
    channel,
    queueId: fallback.id,
    priority: 5,
    requiredSkills: {},
    greeting: { ko: "", en: "" },
    flowId: FLOW,
    preferLastAgent: false,
  };
}

class TrialRun {
  readonly #state: State;
  readonly #trial: Trial;
  readonly #trace: TrialEntry[] = [];
  #at: number;
  #messages = 0;
  #variables: VariableValues = {};

  constructor(state: State, trial: Trial) {
    this.#state = state;
    this.#trial = trial;
    this.#at = trial.at;
  }

  begin(): void {
    const { channel, customer, from, to, graph } = this.#trial;
    if (graph.nodes.every(({ type }) => type !== "start")) return;
    const [entryPointId] = [...this.#state.configuration.entryPoint.values()]
      .filter(({ flowId }) => flowId === FLOW)
      .map(({ id }) => id);
    if (entryPointId === undefined) return;
    const contact = {
      interactionId: TRIAL,
      entryPointId,
      customer: { id: "trial" as CustomerId, ...customer },
      lastAgentId: null,
    };
    this.#run(
      channel === "chat"
        ? { type: "StartChat", ...contact, message: null }
        : { type: "StartCall", ...contact, customerNumber: from, ourNumber: to, legId: LINE },
    );
  }

  take(input: TrialInput): void {
    this.#note({ type: "did", input });
    const interactionId = TRIAL;
    switch (input.type) {
      case "key":
        this.#run({ type: "PressKey", interactionId, legId: LINE, key: input.key });
        return;
      case "message":
        this.#messages += 1;
        this.#run({
          type: "SendMessage",
          interactionId,
          sender: { kind: "customer" },
          clientId: `trial.${this.#messages}`,
          text: input.text,
        });
        return;
      case "advance":
        this.#advance(input.ms);
        return;
      case "web": {
        const wait = this.#interaction?.flow?.wait;
        if (wait?.for !== "web") return;
        const { requestId } = wait;
        this.#run({ type: "ReportWebAnswer", interactionId, requestId, answer: input.answer });
        return;
      }
      case "transfer":
        this.#transfer(input.answered);
        return;
      case "hangUp":
        this.#run({ type: "LeaveAsCustomer", interactionId });
        return;
    }
  }

  result(): TrialResult {
    const flow = this.#interaction?.flow ?? null;
    return {
      trace: this.#trace,
      at: this.#at,
      nodeId: flow?.nodeId ?? null,
      waitsFor: flow?.wait?.for ?? null,
      variables: this.#variables,
      cutShort: this.#isFull,
    };
  }

  get #interaction() {
    return this.#state.interactions.get(TRIAL);
  }

  get #isFull(): boolean {
    return this.#trace.length >= MAX_TRACE;
  }

  #advance(ms: number): void {
    const until = this.#at + ms;
    for (let ticks = 0; ticks < MAX_TRACE && !this.#isFull; ticks += 1) {
      const due = nextDueAt(this.#state);
      if (due === null || due > until) break;
      this.#at = Math.max(this.#at, due);
      this.#run({ type: "Tick" });
    }
    this.#at = until;
  }

  #transfer(answered: boolean): void {
    const leg = this.#interaction?.parties.find(({ kind }) => kind === "outside")?.leg;
    if (leg?.status !== "ringing") return;
    const of = { interactionId: TRIAL, legId: leg.id };
    this.#run(
      answered
        ? { type: "ReportLegAnswered", ...of }
        : { type: "ReportLegEnded", ...of, cause: "no_answer" },
    );
  }

  /** And what is played by it is over at once. */
  #run(first: Command): void {
    let command: Command | null = first;
    for (let turns = 0; command !== null && turns <= MAX_FLOW_STEPS; turns += 1) {
      const outcome = execute(this.#state, { command, at: this.#at, actor: "system", key: null });
      if (outcome.status === "done") for (const event of outcome.commit.events) this.#tell(event);
      const announcement = this.#interaction?.call?.announcement ?? null;
      command =
        announcement === null
          ? null
          : {
              type: "ReportAnnouncementEnded",
              interactionId: TRIAL,
              announcementId: announcement.id,
            };
    }
    this.#variables = this.#interaction?.variables ?? this.#variables;
  }

  #tell(event: Event): void {
    switch (event.type) {
      case "FlowStarted":
        this.#note({ type: "entered", nodeId: event.nodeId, exit: null });
        return;
      case "FlowStepEntered":
        this.#note({ type: "entered", nodeId: event.nodeId, exit: event.exit });
        return;
      case "FlowStepRepeated":
        this.#note({ type: "repeated" });
        return;
      case "FlowWaited":
        if (event.wait.for === "web") this.#noteAsked();
        return;
      case "FlowEnded":
        this.#note({ type: "left", outcome: event.outcome, fault: event.fault });
        return;
      case "AnnouncementStarted":
        this.#note({ type: "heard", prompts: event.announcement.prompts });
        return;
      case "MessageSent":
        if (event.from === FLOW_PARTY) this.#note({ type: "read", text: event.text });
        return;
      case "VariablesSet":
        this.#set(event.values);
        return;
      case "InteractionQueued":
        this.#note({ type: "waiting", queueId: event.queueId });
        return;
      case "OutsideInvited":
        this.#note({ type: "rings", number: event.party.number });
        return;
      case "VoicemailBegun":
        this.#note({ type: "recording" });
        return;
      case "ScreenPopSet":
        this.#note({ type: "screenPop", url: event.url });
        return;
      case "ConversationEnded":
        this.#note({ type: "ended", reason: event.ending.reason });
        return;
      default:
        return;
    }
  }

  #set(values: Extract<Event, { type: "VariablesSet" }>["values"]): void {
    const set: VariableValues = {};
    for (const [name, value] of Object.entries(values)) if (value !== null) set[name] = value;
    this.#variables = { ...this.#variables, ...set };
    this.#note({ type: "set", values: set });
  }

  #noteAsked(): void {
    const interaction = this.#interaction;
    const request = interaction === undefined ? null : webRequestOf(this.#state, interaction);
    if (request === null) return;
    const { method, url, body } = request;
    this.#note({ type: "asked", request: { method, url, body } });
  }

  #note(entry: DistributiveOmit<TrialEntry, "at">): void {
    if (!this.#isFull) this.#trace.push({ at: this.#at, ...entry });
  }
}

type DistributiveOmit<T, Key extends PropertyKey> = T extends unknown ? Omit<T, Key> : never;
