import type { Command } from "../engine/command.ts";
import { type Decision, decided, unchanged } from "../engine/decision.ts";
import type { State } from "../engine/state.ts";
import { aloneRefusal, leadingIn } from "./acting.ts";

type HoldCommand = Extract<Command, { type: "HoldCustomer" | "ResumeCustomer" }>;

/** V-30: music for the customer. A consult holds them by itself, and nobody is held in a conference (V-31, V-61). */
export function decideHold(state: State, command: HoldCommand): Decision {
  const acting = leadingIn(state, command);
  if ("refused" in acting) return acting;
  const refusal = aloneRefusal(acting);
  if (refusal !== null) return refusal;
  const { interactionId, agentId } = command;
  const isHeld = acting.call.hold !== null;
  if (command.type === "HoldCustomer") {
    return isHeld ? unchanged : decided([{ type: "CustomerHeld", interactionId, agentId }]);
  }
  return isHeld ? decided([{ type: "CustomerResumed", interactionId, agentId }]) : unchanged;
}
