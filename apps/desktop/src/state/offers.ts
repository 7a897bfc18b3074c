import type { ContactDocument } from "@maru/protocol";

type Offered = Pick<ContactDocument, "stage" | "offer" | "controls">;

/**
 * Offered for a consult through a queue that whoever asked for it has yet to confirm (V-53): nothing rings, and it
 * can only be declined.
 */
export const awaitsConfirmation = ({ stage, offer, controls }: Offered): boolean =>
  stage === "ringing" &&
  offer?.kind === "consult" &&
  controls.accept.reason === "consult_not_confirmed";

/** Offered, and to be accepted now. */
export const isRinging = (contact: Offered): boolean =>
  contact.stage === "ringing" && !awaitsConfirmation(contact);
