/** What the tables of commands are written with. */
import {
  type AgentId,
  type Command,
  type Customer,
  type FlowGraph,
  type FlowId,
  type InteractionId,
  type Permission,
  parseId,
  refuse,
  type Speaker,
  type State,
} from "@maru/core";
import type { CommandName } from "@maru/protocol";
import type { Principal, VisitorPrincipal } from "../auth/principal.ts";
import type { ParsedInput } from "./command-input.ts";
import type { Rejection } from "./problem-table.ts";

/** What making a command may need beside who asks and what for. */
export interface CommandContext {
  /** What whoever asks may do. */
  readonly permissions: ReadonlySet<Permission>;
  /** The state now; no reference may be kept. */
  readonly state: <T>(reader: (state: State) => T) => T;
  /** Who spoke with this customer last, by the history. */
  readonly lastAgentOf: (customerId: string) => Promise<AgentId | null>;
  /** A version of a flow that was published; null: there is none. */
  readonly flowVersion: (flowId: FlowId, version: number) => Promise<FlowGraph | null>;
  /** Whom the history knows by this number (E.164), and who spoke with them last. */
  readonly customerByNumber: (number: string) => Promise<KnownCustomer | null>;
}

export interface KnownCustomer {
  readonly customer: Customer;
  readonly lastAgentId: AgentId | null;
}

export type Make<Name extends CommandName> = (
  principal: Principal,
  input: ParsedInput<Name>,
  context: CommandContext,
) => Command | Rejection | Promise<Command | Rejection>;

export function byAgent<Input>(
  make: (agentId: AgentId, input: Input, context: CommandContext) => Command | Rejection,
): (principal: Principal, input: Input, context: CommandContext) => Command | Rejection {
  return (principal, input, context) => make(asStaff(principal), input, context);
}

export function bySpeaker<Input extends { interactionId: string }>(
  make: (speaker: Speaker, interactionId: InteractionId, input: Input) => Command,
): (principal: Principal, input: Input, context: CommandContext) => Command | Rejection {
  return (principal, input, { state }) => {
    const interactionId = id<InteractionId>(input.interactionId);
    if (principal.kind === "staff") {
      return make({ kind: "agent", agentId: principal.agentId }, interactionId, input);
    }
    const refusal = refuseOthers(principal, interactionId, state);
    return refusal ?? make({ kind: "customer" }, interactionId, input);
  };
}

/**
 * A customer's interaction that is over has left the state: core then answers a repeated key as before
 * and refuses everything else, so only what is there and somebody else's must be refused here.
 */
export function refuseOthers(
  visitor: VisitorPrincipal,
  interactionId: InteractionId,
  state: CommandContext["state"],
): Rejection | undefined {
  const customerId = state(({ interactions }) => interactions.get(interactionId)?.customer.id);
  if (customerId === undefined || customerId === visitor.customerId) return undefined;
  return refuse("interaction_not_found", "there is no such interaction", "interactionId");
}

/** The schemas have checked its form. */
export function id<Id extends string>(text: string): Id {
  const parsed = parseId<Id>(text);
  if (parsed === undefined) throw new Error("bug: an id passed its schema and is none");
  return parsed;
}

/** The operation's callers say who comes here. */
export function asStaff(principal: Principal): AgentId {
  if (principal.kind !== "staff") throw new Error("bug: a visitor reached an agent's command");
  return principal.agentId;
}

export function asVisitor(principal: Principal): VisitorPrincipal {
  if (principal.kind !== "visitor") throw new Error("bug: staff reached a visitor's command");
  return principal;
}
