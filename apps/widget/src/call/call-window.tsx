/**
 * The part of the widget that makes calls: a script of its own, loaded when a customer wants to call, since it
 * brings a SIP stack. It draws into an element that the widget gives it, with the widget's own style sheet around it.
 */
import { openMicrophone } from "@maru/sdk/softphone";
import { render } from "preact";
import type { Panel } from "../host/panel-state.ts";
import type { Settings } from "../settings/settings.ts";
import { createPageStorage } from "../visit/page-storage.ts";
import style from "./call.css?inline";
import { Call, type CallOptions } from "./call.ts";
import { CallView } from "./call-view.tsx";
import { placeSipCall } from "./sip-line.ts";

export type CallWindowOptions = Pick<CallOptions, "createClient" | "becomeVisitor"> & {
  settings: Settings;
  /** Where to draw, inside the widget's shadow root. */
  place: HTMLElement;
  /** The chat's window: it and the call share one place on the page. */
  panel: Panel;
  organisationName: string;
};

export type CallWindow = {
  /** Hangs up. */
  destroy(): void;
};

type OpenWindow = CallWindow & { show(): void };

let open: OpenWindow | undefined;

/** Opens the window of calls, or shows the one there is. */
export function openCallWindow(options: CallWindowOptions): CallWindow {
  if (open === undefined) open = createCallWindow(options, () => (open = undefined));
  else open.show();
  return open;
}

function createCallWindow(options: CallWindowOptions, onClosed: () => void): OpenWindow {
  const { place, panel, organisationName } = options;
  const call = createCall(options);
  const removeStyle = addStyle(place.getRootNode() as ShadowRoot);
  let small = false;
  const draw = () =>
    render(
      <CallView
        call={call}
        language={panel.state.language}
        organisation={organisationName}
        small={small}
        onSmall={setSmall}
        onClose={close}
      />,
      place,
    );
  const setSmall = (next: boolean) => {
    small = next;
    if (!small) panel.setOpen(false);
    draw();
  };
  const hangUp = () => call.hangUp();
  addEventListener("pagehide", hangUp);
  const close = () => {
    removeEventListener("pagehide", hangUp);
    stopFollowing();
    call.destroy();
    render(null, place);
    removeStyle();
    onClosed();
  };
  const stopFollowing = panel.subscribe(() => {
    if (panel.state.open && !small) {
      if (!call.isLive) return close();
      small = true;
    }
    draw();
  });
  // A pill of a call that is over would say nothing: the window says how it ended.
  call.subscribe(() => small && !call.isLive && setSmall(false));
  draw();
  return { show: () => setSmall(false), destroy: close };
}

function createCall({ settings, panel, createClient, becomeVisitor }: CallWindowOptions): Call {
  const { server, organisation, callEntryPoint } = settings;
  const entryPoint = callEntryPoint ?? "";
  const storageOf = (point: string) =>
    createPageStorage(() => localStorage, `maru.${organisation}.${point}.`);
  const storage = storageOf(entryPoint);
  // Who gave a name in the chat need not give it again.
  const name = storage.get("name") ?? storageOf(settings.entryPoint).get("name");
  if (name !== undefined) storage.set("name", name);
  return new Call(
    {
      server,
      organisation,
      entryPoint,
      language: () => panel.state.language,
      storage,
      createClient,
      becomeVisitor,
    },
    { openMicrophone, placeCall: placeSipCall, now: Date.now },
  );
}

function addStyle(root: ShadowRoot): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  return () => {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
  };
}
