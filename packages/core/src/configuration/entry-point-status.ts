import type { State } from "../engine/state.ts";
import type { EntryPointId } from "../ids.ts";
import type { Configuration, EntryPoint } from "./configuration.ts";

/** [발신 호전환 대기열], made by the system with the first queue for calls. */
export const OUTDIAL_TRANSFER = "outdial-transfer" as EntryPointId;

export const UNREACHABLE_REASONS = [
  "switched_off",
  /** no number of ours leads to it. */
  "no_number",
  /** Agents begin contacts there; nobody comes in. */
  "outbound_only",
  /** No mailbox or social service leads to it. */
  "no_connection",
] as const;
export type UnreachableReason = (typeof UNREACHABLE_REASONS)[number];

/** Whether customers get there now. Calls from web pages do not make one for calls reachable: they have no number. */
export type EntryPointStatus = {
  reachable: boolean;
  /** null: it is reachable. */
  reason: UnreachableReason | null;
  /** Contacts that entered there and are not over. */
  liveContacts: number;
};

export function entryPointStatus(state: State, entryPoint: EntryPoint): EntryPointStatus {
  return statusesOf(state, [entryPoint]).get(entryPoint.id) as EntryPointStatus;
}

/** Of many at once: numbers and contacts are gone through once. */
export function statusesOf(
  state: State,
  entryPoints: Iterable<EntryPoint>,
): Map<EntryPointId, EntryPointStatus> {
  const numbered = numberedIn(state.configuration);
  const contacts = new Map<EntryPointId, number>();
  for (const { entryPointId } of state.interactions.values()) {
    contacts.set(entryPointId, (contacts.get(entryPointId) ?? 0) + 1);
  }
  const statuses = new Map<EntryPointId, EntryPointStatus>();
  for (const entryPoint of entryPoints) {
    const reason = unreachableReason(entryPoint, numbered.has(entryPoint.id));
    const liveContacts = contacts.get(entryPoint.id) ?? 0;
    statuses.set(entryPoint.id, { reachable: reason === null, reason, liveContacts });
  }
  return statuses;
}

function numberedIn({ phoneNumber }: Configuration): Set<EntryPointId> {
  const numbered = new Set<EntryPointId>();
  for (const { entryPointId } of phoneNumber.values()) {
    if (entryPointId !== null) numbered.add(entryPointId);
  }
  return numbered;
}

function unreachableReason(
  { active, direction, channel }: EntryPoint,
  isNumbered: boolean,
): UnreachableReason | null {
  if (!active) return "switched_off";
  switch (channel) {
    case "chat":
      return null;
    case "voice":
      if (isNumbered) return null;
      return direction === "outbound" ? "outbound_only" : "no_number";
    case "email":
    case "social":
      return "no_connection";
  }
}
