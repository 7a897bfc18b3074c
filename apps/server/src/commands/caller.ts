import type { Permission } from "@maru/core";
import type { Caller, Problem } from "@maru/protocol";
import type { Principal } from "../auth/principal.ts";
import type { Rights } from "../auth/rights.ts";
import { makeProblem } from "./problem-table.ts";

/**
 * Whether somebody may ask for an operation at all. `rights` are what the configuration says about them
 * now: a right that was taken away, or a deactivated agent, counts at once, also on an open socket.
 */
export function refuseCaller(
  callers: readonly Caller[],
  principal: Principal | undefined,
  rights: Rights | undefined,
): Problem | undefined {
  if (callers.includes("anyone")) return undefined;
  if (principal === undefined) return makeProblem("unauthenticated");
  if (principal.kind === "visitor") {
    return callers.includes("visitor")
      ? undefined
      : makeProblem("forbidden", { detail: "not for visitors" });
  }
  if (rights === undefined) return makeProblem("unauthenticated");
  if (rights.due !== null && !callers.includes("newcomer")) return makeProblem(rights.due);
  if (callers.includes("staff")) return undefined;
  if (callers.some((caller) => rights.permissions.has(caller as Permission))) return undefined;
  const detail = `needs ${callers.filter((caller) => caller !== "visitor").join(" or ")}`;
  return makeProblem("forbidden", { detail });
}
