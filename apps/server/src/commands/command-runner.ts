import type { AgentId, Command, FlowGraph, FlowId, Permission } from "@maru/core";
import { COMMANDS, type CommandName, type Problem } from "@maru/protocol";
import { actorOf, budgetKeyOf, type Principal } from "../auth/principal.ts";
import { rightsOf } from "../auth/rights.ts";
import { EngineFault } from "../engine/engine-fault.ts";
import type {
  CommandOutcome,
  CommandRequest,
  OrganisationEngine,
} from "../engine/organisation-engine.ts";
import type { TokenBuckets } from "../limits/token-buckets.ts";
import { refuseCaller } from "./caller.ts";
import { digestOf, parseInput, type RawInput } from "./command-input.ts";
import { COMMAND_TABLE } from "./command-table.ts";
import { whatIsNow } from "./current-item.ts";
import type { CommandContext, KnownCustomer } from "./make-command.ts";
import { peek } from "./peek.ts";
import { makeProblem, type Rejection } from "./problem-table.ts";

export interface CommandCall {
  readonly principal: Principal;
  readonly name: CommandName;
  readonly input: RawInput;
  /** The idempotency key; null: none was given. */
  readonly key: string | null;
  /** The network address, for the limits on strangers. */
  readonly address: string;
}

export type Answer =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly problem: Problem };

/** Everything was checked that can be before the engine decides. */
export interface PreparedCommand {
  readonly ok: true;
  /** Resolves once the outcome is durable. Commands are decided in the order of these calls. */
  submit(): Promise<Answer>;
}

export interface CommandRunner {
  /** A command that an operation of another kind comes to. Whether they may was asked before. */
  apply(principal: Principal, command: Command, address: string): Promise<Answer>;
  /** In two steps, because preparing may wait for the history and order must not depend on that. */
  prepare(call: CommandCall): Promise<PreparedCommand | (Answer & { readonly ok: false })>;
}

export interface CommandRunnerParts {
  readonly organisation: (id: string) => Promise<OrganisationEngine>;
  readonly lastAgentOf: (organisationId: string, customerId: string) => Promise<string | null>;
  /** Whom the history knows by this number (E.164). */
  readonly customerByNumber: (
    organisationId: string,
    number: string,
  ) => Promise<KnownCustomer | null>;
  readonly flowVersion: (
    organisationId: string,
    flowId: FlowId,
    version: number,
  ) => Promise<FlowGraph | null>;
  readonly budget: TokenBuckets;
  readonly chats: TokenBuckets;
  /** Called before a command is decided; it may be refused yet, also here. */
  readonly beforehand: (
    principal: Principal,
    command: Command,
    engine: OrganisationEngine,
  ) => Promise<Rejection | undefined>;
  /** Called after a command changed something, before it is answered. */
  readonly afterwards: (
    principal: Principal,
    command: Command,
    done: { readonly seq: number; readonly address: string },
  ) => Promise<void>;
}

export function createCommandRunner(parts: CommandRunnerParts): CommandRunner {
  return {
    async apply(principal, command, address) {
      try {
        const engine = await parts.organisation(principal.organisationId);
        await parts.beforehand(principal, command, engine);
        const request = { command, actor: actorOf(principal), key: null };
        return await submit(engine, parts, { principal, address, answer: () => ({}) }, request);
      } catch (error) {
        return no(problemOfFault(error));
      }
    },
    async prepare(call) {
      const waitMs = parts.budget.take(budgetKeyOf(call.principal));
      if (waitMs > 0) return no(tooMany(waitMs));
      try {
        const engine = await parts.organisation(call.principal.organisationId);
        return await prepareOn(engine, parts, call);
      } catch (error) {
        return no(problemOfFault(error));
      }
    },
  };
}

/** A visitor's. */
const NO_PERMISSIONS: ReadonlySet<Permission> = new Set();

async function prepareOn(
  engine: OrganisationEngine,
  parts: CommandRunnerParts,
  call: CommandCall,
): Promise<PreparedCommand | (Answer & { readonly ok: false })> {
  const { principal, name, key, address } = call;
  const rights =
    principal.kind === "staff"
      ? peek(engine, ({ configuration }) => rightsOf(configuration, principal))
      : undefined;
  const refusal = refuseCaller(COMMANDS[name].callers, principal, rights);
  if (refusal !== undefined) return no(refusal);
  const parsed = parseInput(name, call.input);
  if (!parsed.ok) return parsed;
  const { input } = parsed;
  if (name === "chat.start") {
    const waitMs = parts.chats.take(address);
    if (waitMs > 0) return no(tooMany(waitMs));
  }
  const command = await makeCommand(name, principal, input, {
    permissions: rights?.permissions ?? NO_PERMISSIONS,
    state: (reader) => peek(engine, reader),
    lastAgentOf: async (customerId) =>
      (await parts.lastAgentOf(principal.organisationId, customerId)) as AgentId | null,
    flowVersion: (flowId, version) => parts.flowVersion(principal.organisationId, flowId, version),
    customerByNumber: (number) => parts.customerByNumber(principal.organisationId, number),
  });
  if ("refused" in command) return no(problemOf(command));
  const rejection = await parts.beforehand(principal, command, engine);
  if (rejection !== undefined) return no(problemOf(rejection));
  const request: CommandRequest = {
    command,
    actor: actorOf(principal),
    key: key === null ? null : { id: key, digest: digestOf(name, input) },
  };
  const answer = (outcome: Done) => COMMANDS[name].result.parse(resultOf(name, outcome));
  return {
    ok: true,
    submit: () => submit(engine, parts, { principal, address, answer }, request),
  };
}

function makeCommand(
  name: CommandName,
  principal: Principal,
  input: unknown,
  context: CommandContext,
): Command | Rejection | Promise<Command | Rejection> {
  // The table pairs each name with its own input; TypeScript cannot follow a name it does not know.
  const make = COMMAND_TABLE[name] as (
    principal: Principal,
    input: unknown,
    context: CommandContext,
  ) => Command | Rejection | Promise<Command | Rejection>;
  return make(principal, input, context);
}

interface Submitted {
  readonly principal: Principal;
  readonly address: string;
  readonly answer: (outcome: Done) => unknown;
}

type Done = Extract<CommandOutcome, { status: "done" }>;

async function submit(
  engine: OrganisationEngine,
  parts: CommandRunnerParts,
  { principal, address, answer }: Submitted,
  request: CommandRequest,
): Promise<Answer> {
  try {
    const outcome = await engine.command(request);
    if (outcome.status === "refused") {
      const problem = problemOf(outcome.refusal);
      return no({ ...problem, ...(await whatIsNow(engine, request.command, problem.code)) });
    }
    await parts.afterwards(principal, request.command, { seq: outcome.seq, address });
    return { ok: true, result: answer(outcome) };
  } catch (error) {
    return no(problemOfFault(error));
  }
}

/** Whoever configures goes on from the revision they made. */
function resultOf(name: CommandName, { seq, result }: Done): object {
  return name === "configuration.put" || name === "configuration.import"
    ? { ...result, revision: seq }
    : result;
}

const no = (problem: Problem) => ({ ok: false, problem }) as const;

export function tooMany(retryAfterMs: number): Problem {
  return makeProblem("too_many_requests", { retryAfterMs });
}

export function problemOf({ refused, detail, field, reason }: Rejection): Problem {
  return makeProblem(refused, {
    detail,
    ...(field !== undefined && { errors: [{ field, message: detail, ...reason }] }),
  });
}

/** What the caller is told when the world failed. Anything else is a bug, and goes on. */
export function problemOfFault(error: unknown): Problem {
  if (!(error instanceof EngineFault)) throw error;
  const { reason, retryAfterMs } = error;
  const code = reason === "unknown_organisation" ? "not_found" : reason;
  return makeProblem(code, retryAfterMs === null ? {} : { retryAfterMs });
}
