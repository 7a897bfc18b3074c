import type { Session } from "./session.ts";

/** Whether this person sees the administration at all; the server decides each thing again. */
export const mayAdminister = (session: Session): boolean => session.role === "administrator";
