import type { ContactDocument, EntryDocument } from "@maru/protocol";

/** The customer's messages this agent has not seen. `seenHere`: how far this desktop already showed them. */
export function unreadCount(
  contact: ContactDocument,
  entries: readonly EntryDocument[],
  myId: string,
  seenHere: number,
): number {
  // An offer has not been read by anybody yet, and in wrap-up nobody waits for an answer.
  if (contact.stage === "ringing" || contact.stage === "wrap_up") return 0;
  const mine = contact.parties.find((party) => party.id === myId);
  const seen = Math.max(mine?.readUpTo ?? 0, seenHere);
  let count = 0;
  for (let index = entries.length - 1; index >= 0; index--) {
    const entry = entries[index];
    if (entry === undefined || entry.number <= seen) break;
    if (entry.body.type === "message" && entry.body.from === "customer") count += 1;
  }
  return count;
}
