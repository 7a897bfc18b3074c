import { useEffect, useRef } from "preact/hooks";
import { countUnread } from "../conversation/thread.ts";
import type { CallDoor } from "../host/call-door.ts";
import { createTitleBadge } from "../host/page-title.ts";
import type { Panel as PanelControl } from "../host/panel-state.ts";
import type { Settings } from "../settings/settings.ts";
import type { PageStorage } from "../visit/page-storage.ts";
import type { Visit } from "../visit/visit.ts";
import type { Words } from "../words/words.ts";
import { ChatIcon, DownIcon } from "./icons.tsx";
import { Panel } from "./panel.tsx";
import { speak, speech } from "./speech.ts";
import { useSource } from "./use-source.ts";

export type AppProps = {
  settings: Settings;
  visit: Visit;
  panel: PanelControl;
  /** Drafts, and whether the panel is open: of this tab. */
  tabStorage: PageStorage;
  callDoor: CallDoor;
};

export function App({ settings, visit, panel, tabStorage, callDoor }: AppProps) {
  const { open, byHand, language } = useSource(panel);
  const state = useSource(visit);
  speak(language);
  const { words } = speech;
  const unread = countUnread(state.entries, state.readUpTo);
  const launcher = useRef<HTMLButtonElement>(null);
  useTitleBadge(open ? 0 : unread);
  useEffect(() => {
    if (open) visit.lookIn();
    else if (byHand) launcher.current?.focus();
  }, [open, byHand, visit]);

  return (
    <div class="maru" lang={language}>
      {open && (
        <Panel
          {...{ settings, visit, state, tabStorage, callDoor }}
          takeFocus={byHand}
          onClose={() => panel.setOpen(false)}
        />
      )}
      <button
        ref={launcher}
        type="button"
        class="launcher"
        aria-expanded={open}
        aria-label={launcherLabel(words, open, unread)}
        // A double click means one: it must not close again what it opened.
        onClick={(event) => event.detail < 2 && panel.setOpen(!open)}
      >
        {open ? <DownIcon /> : <ChatIcon />}
        {!open && unread > 0 && (
          <span class="badge" aria-hidden="true">
            {unread > 99 ? "99+" : unread}
          </span>
        )}
      </button>
      <p class="unseen" role="status">
        {!open && unread > 0 ? words.unread(unread) : ""}
      </p>
    </div>
  );
}

function launcherLabel(words: Words, open: boolean, unread: number): string {
  if (open) return words.closeChat;
  return unread > 0 ? `${words.openChat}, ${words.unread(unread)}` : words.openChat;
}

function useTitleBadge(unread: number): void {
  const badge = useRef<ReturnType<typeof createTitleBadge>>(null);
  useEffect(() => {
    badge.current ??= createTitleBadge(document);
    badge.current(unread);
    return () => badge.current?.(0);
  }, [unread]);
}
