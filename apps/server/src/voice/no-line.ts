import { StepFailed } from "@maru/voice";
import type { VoiceLine } from "./organisation-voice.ts";

/** Where the operator wants no telephone: an engine that never comes up. */
export const noLine: VoiceLine = {
  media: {
    perform: (step) => Promise.reject(new StepFailed(step, "there is no telephone here")),
    inventory: () => Promise.reject(new Error("there is no telephone here")),
    onReport: () => undefined,
  },
  lines: {
    provision: () => Promise.resolve(),
    addWebAccount: () => Promise.resolve(),
    userOf: (account) => (account.kind === "web" ? account.account : account.agentId),
  },
  open: () => undefined,
  close: () => undefined,
};
