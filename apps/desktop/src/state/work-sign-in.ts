import type { MeDocument } from "@maru/protocol";
import type { Desk } from "./desk.ts";

/**
 * Whoever comes to their desk wants to work: signs the agent in to take contacts (idle) when they have just signed
 * in, when nobody signed them out on purpose, and again when a lost connection did. Once for each reason.
 */
export function startWorkSignIn(desk: Desk, fresh: boolean): () => void {
  let last: MeDocument | undefined;
  const look = () => {
    const me = desk.client.documents.get("me");
    if (me === undefined || me === last) return;
    const wanted = last === undefined ? fresh || me.signedOutBy !== "self" : lostNow(last, me);
    last = me;
    if (wanted && me.status === "signed_out" && takesContacts(me)) void desk.commands.signIn();
  };
  look();
  return desk.client.documents.subscribe("me", look);
}

const lostNow = (before: MeDocument, after: MeDocument): boolean =>
  before.status !== "signed_out" && after.signedOutBy === "connection_lost";

function takesContacts(me: MeDocument): boolean {
  return me.signedOutBy !== "deactivated" && Object.values(me.capacity).some((count) => count > 0);
}
