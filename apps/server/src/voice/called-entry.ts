import type { Customer, EntryPointId, State } from "@maru/core";
import type { Arrival } from "@maru/voice";
import { homeCountry, readCarrierNumber } from "../phone-numbers/phone-number.ts";
import type { WebCaller } from "./web-calls.ts";

/** Where a call that reached us enters. */
export interface CalledEntry {
  readonly entryPointId: EntryPointId;
  /** Prefer the agent this customer spoke with last. */
  readonly prefersLastAgent: boolean;
  /** E.164; null: withheld, or a call from a web page. */
  readonly customerNumber: string | null;
  readonly ourNumber: string | null;
  /** Who calls, where that is known already. */
  readonly customer: Customer | null;
}

/** Why a call is turned away: for the log, without the numbers. */
export type NotTaken =
  | "the number is not ours"
  | "the number has no entry point"
  | "the entry point is switched off"
  | "the page's invitation is over"
  | "phones of agents do not call in";

/** The caller is told that there is nobody by this number, as a carrier expects. */
export function isNobodys(reason: NotTaken): boolean {
  return (
    reason === "the number is not ours" ||
    reason === "the number has no entry point" ||
    reason === "the entry point is switched off"
  );
}

export function findCalledEntry(
  { configuration }: Pick<State, "configuration">,
  { from, calledNumber, callerNumber }: Arrival,
  findWebCaller: (account: string) => WebCaller | undefined,
): CalledEntry | NotTaken {
  if (from.kind === "phone") return "phones of agents do not call in";
  if (from.kind === "web") {
    const caller = findWebCaller(from.account);
    const entry =
      caller === undefined ? undefined : configuration.entryPoint.get(caller.entryPointId);
    if (caller === undefined || entry === undefined) return "the page's invitation is over";
    return {
      entryPointId: entry.id,
      prefersLastAgent: entry.preferLastAgent,
      customerNumber: null,
      ourNumber: null,
      customer: caller.customer,
    };
  }
  const country = configuration.trunk.get(from.trunkId)?.country ?? homeCountry({ configuration });
  const ourNumber = readCarrierNumber(calledNumber, country);
  const known = [...configuration.phoneNumber.values()].find(({ number }) => number === ourNumber);
  if (known === undefined) return "the number is not ours";
  const entry =
    known.entryPointId === null ? undefined : configuration.entryPoint.get(known.entryPointId);
  if (entry === undefined) return "the number has no entry point";
  if (!entry.active) return "the entry point is switched off";
  return {
    entryPointId: entry.id,
    prefersLastAgent: entry.preferLastAgent,
    customerNumber: callerNumber === null ? null : readCarrierNumber(callerNumber, country),
    ourNumber,
    customer: null,
  };
}
