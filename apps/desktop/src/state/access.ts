import type { Permission } from "@maru/protocol";
import type { Session } from "./session.ts";

/** Whether this person sees the administration at all; the server decides each thing again. */
export const mayAdminister = ({ permissions }: Session): boolean =>
  permissions.some((one) => one.endsWith(".manage") || ALSO.includes(one));

const ALSO: readonly Permission[] = ["audit.read", "configuration.transfer"];
