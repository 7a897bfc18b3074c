import { render } from "preact";
import { shadesOf } from "../settings/colour.ts";
import type { Settings } from "../settings/settings.ts";
import { App } from "../view/app.tsx";
import base from "../view/base.css?inline";
import conversation from "../view/conversation.css?inline";
import media from "../view/media.css?inline";
import panelStyle from "../view/panel.css?inline";
import { createPageStorage } from "../visit/page-storage.ts";
import { Visit } from "../visit/visit.ts";
import { chooseLanguage, type Language } from "../words/words.ts";
import { createCallDoor } from "./call-door.ts";
import { Panel } from "./panel-state.ts";
import { createVisitorClient } from "./visitor-client.ts";

/** What a page may do with the widget: `window.Maru`. */
export type MaruWidget = {
  open(): void;
  close(): void;
  toggle(): void;
  setLanguage(language: Language): void;
  /** Takes the widget off the page. A conversation goes on where the customer left it. */
  destroy(): void;
};

/** The order matters: what stands later wins. */
const css = base + panelStyle + conversation + media;

/** Adds one element to the page; everything else is inside its shadow root. */
export function mount(settings: Settings, warn: (message: string) => void): MaruWidget {
  const prefix = `maru.${settings.organisation}.${settings.entryPoint}.`;
  const storage = createPageStorage(() => localStorage, prefix);
  const tabStorage = createPageStorage(() => sessionStorage, prefix);
  const panel = new Panel(
    tabStorage.get("open") === "yes",
    chooseLanguage(settings.language, document.documentElement.lang, navigator.languages),
    (open) => (open ? tabStorage.set("open", "yes") : tabStorage.remove("open")),
  );
  const visit = new Visit({
    ...settings,
    language: () => panel.state.language,
    storage,
    createClient: createVisitorClient,
    warn,
  });
  const host = document.createElement("maru-chat");
  const root = host.attachShadow({ mode: "closed" });
  addStyles(root);
  paint(host, settings);
  keepKeysInside(root);
  document.body.append(host);
  const calls = document.createElement("div");
  const callDoor = createCallDoor(settings, calls, panel);
  render(<App {...{ settings, visit, panel, tabStorage, callDoor }} />, root);
  root.append(calls);
  return {
    open: () => panel.setOpen(true),
    close: () => panel.setOpen(false),
    toggle: () => panel.setOpen(!panel.state.open),
    setLanguage: (language) => panel.setLanguage(language),
    destroy() {
      callDoor.destroy();
      render(null, root);
      visit.destroy();
      host.remove();
    },
  };
}

/** Constructed: a Content-Security-Policy without 'unsafe-inline' allows those, and no style element. */
function addStyles(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
}

function paint(host: HTMLElement, { colour, theme, position }: Settings): void {
  const shades = shadesOf(colour);
  host.dataset["theme"] = theme;
  host.dataset["position"] = position;
  const own = {
    colour: shades.colour,
    "on-colour": shades.onColour,
    deep: shades.onColour === "#ffffff" ? "#000" : "#fff",
    "ink-light": shades.inkOnLight,
    "ink-dark": shades.inkOnDark,
  };
  for (const [name, value] of Object.entries(own)) host.style.setProperty(`--own-${name}`, value);
}

/** The page's keyboard shortcuts must not fire while somebody writes here: to the page we are one element. */
function keepKeysInside(root: ShadowRoot): void {
  for (const type of ["keydown", "keypress", "keyup"])
    root.addEventListener(type, (event) => event.stopPropagation());
}
