import { type Command, planImport, refuse } from "@maru/core";
import type { Principal } from "../auth/principal.ts";
import type { ParsedInput } from "./command-input.ts";
import { refusePut, refuseRemoval } from "./configuration-rights.ts";
import { asStaff, type CommandContext } from "./make-command.ts";
import type { Rejection } from "./problem-table.ts";
import { readDocument } from "./read-document.ts";

/** Whoever imports may put and remove each single thing that changes by it. */
export function importConfiguration(
  principal: Principal,
  { mode, basis, document }: ParsedInput<"configuration.import">,
  { permissions, state }: CommandContext,
): Command | Rejection {
  const { items, malformed } = readDocument(document);
  const [first] = malformed;
  if (first !== undefined) {
    const { field = "", message = "is not valid" } = first.errors[0] ?? {};
    const detail = `${first.kind} ${first.id}: ${field} ${message}; plan the import to see all.`;
    return refuse("configuration_invalid", detail, `${first.kind}.${first.id}.${field}`);
  }
  const asking = { self: asStaff(principal), permissions };
  const refusal = state((now) => {
    const { puts, removals } = planImport(now, mode, items);
    for (const put of puts) {
      const refused = refusePut(now.configuration, asking, put);
      if (refused !== undefined) return refused;
    }
    for (const { kind, item } of removals) {
      const refused = refuseRemoval(now.configuration, asking, kind, item.id);
      if (refused !== undefined) return refused;
    }
    return undefined;
  });
  return refusal ?? { type: "ImportConfiguration", mode, items, basis };
}
