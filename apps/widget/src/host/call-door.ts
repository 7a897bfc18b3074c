import type { CallWindow, CallWindowOptions } from "../call/call-window.tsx";
import type { Settings } from "../settings/settings.ts";
import { becomeVisitor } from "../visit/visitor.ts";
import type { Panel } from "./panel-state.ts";
import { createVisitorClient } from "./visitor-client.ts";

/** The way to a call. */
export type CallDoor = {
  /** Rejects when the script cannot be loaded. */
  open(organisationName: string): Promise<void>;
  destroy(): void;
};

type CallScript = { openCallWindow(options: CallWindowOptions): CallWindow };

/** What makes calls is a script of its own, loaded when the first one is wanted. */
export function createCallDoor(settings: Settings, place: HTMLElement, panel: Panel): CallDoor {
  let shown: CallWindow | undefined;
  return {
    async open(organisationName) {
      const script: CallScript = await import(
        /* @vite-ignore */ `${settings.server}/widget-call.js`
      );
      panel.setOpen(false);
      shown = script.openCallWindow({
        settings,
        place,
        panel,
        organisationName,
        createClient: createVisitorClient,
        becomeVisitor,
      });
    },
    destroy: () => shown?.destroy(),
  };
}
