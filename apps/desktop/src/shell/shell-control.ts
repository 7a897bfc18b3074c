import type { Shell } from "../state/actions.ts";

/** What the shell's menus ask of the browser and the session. */
export type ShellControl = Shell & {
  playTestSound(): void;
};
