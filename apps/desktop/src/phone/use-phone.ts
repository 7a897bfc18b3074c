import type { LineState } from "@maru/sdk/softphone";
import { useMemo, useSyncExternalStore } from "react";
import { countryOf, writeNumber } from "../dial/number.ts";
import { useDesk, useDocument, useDocuments } from "../hooks/desk-context.tsx";
import { type CallContact, currentCall } from "../state/current-call.ts";

/** The call the widget shows. */
export function useCurrentCall(): CallContact | null {
  const contacts = useDocuments("contact/");
  return useMemo(() => currentCall(contacts), [contacts]);
}

export function useLine(): LineState {
  const { line } = useDesk().phone;
  return useSyncExternalStore(line.subscribe, line.get);
}

/** Writes a number as the agent's country does. */
export function useWriteNumber(): (number: string) => string {
  const ours = useDocument("me")?.telephone?.callerNumbers[0]?.number;
  return useMemo(() => {
    const country = countryOf(ours);
    return (number) => writeNumber(number, country);
  }, [ours]);
}
