import type { Agent } from "@maru/core";
import type { Caller, Problem } from "@maru/protocol";
import type { Principal } from "../auth/principal.ts";
import { makeProblem } from "./problem-table.ts";

/**
 * Whether somebody may ask for an operation at all. `agent` is what the configuration says about them
 * now: a role that was taken away, or a deactivated agent, counts at once, also on an open socket.
 */
export function refuseCaller(
  callers: readonly Caller[],
  principal: Principal | undefined,
  agent: Agent | undefined,
): Problem | undefined {
  if (callers.includes("anyone")) return undefined;
  if (principal === undefined) return makeProblem("unauthenticated");
  if (principal.kind === "visitor") {
    return callers.includes("visitor")
      ? undefined
      : makeProblem("forbidden", { detail: "not for visitors" });
  }
  if (agent?.active !== true) return makeProblem("unauthenticated");
  return callers.includes(agent.role)
    ? undefined
    : makeProblem("forbidden", { detail: `for ${callers.join(", ")}; you are ${agent.role}` });
}
