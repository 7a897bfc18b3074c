import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { isComposing } from "../conversation/composer-keys.ts";
import type { CallDoor } from "../host/call-door.ts";
import type { Settings } from "../settings/settings.ts";
import type { PageStorage } from "../visit/page-storage.ts";
import type { Visit } from "../visit/visit.ts";
import type { VisitState } from "../visit/visit-state.ts";
import type { Words } from "../words/words.ts";
import { Conversation } from "./conversation.tsx";
import { EndQuestion } from "./end-question.tsx";
import { CloseIcon, PhoneIcon } from "./icons.tsx";
import { speech } from "./speech.ts";
import { useMayCall, useWelcome } from "./use-welcome.ts";
import { Welcome } from "./welcome.tsx";

type PanelProps = {
  settings: Settings;
  visit: Visit;
  state: VisitState;
  tabStorage: PageStorage;
  callDoor: CallDoor;
  takeFocus: boolean;
  onClose: () => void;
};

const MAY_LEAVE = new Set(["waiting", "connecting", "active"]);

export function Panel({
  settings,
  visit,
  state,
  tabStorage,
  callDoor,
  takeFocus,
  onClose,
}: PanelProps) {
  const { words } = speech;
  const welcome = useWelcome(settings);
  const mayCall = useMayCall(settings);
  const [callFailed, setCallFailed] = useState(false);
  const [asking, setAsking] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const organisation = welcome?.organisationName ?? "";
  const inConversation = state.phase !== "none";
  const mayLeave = MAY_LEAVE.has(state.phase) && !state.leaving;
  useVisibleArea(panel);
  useEffect(() => {
    if (takeFocus) focusFirst(panel.current);
  }, [takeFocus]);

  return (
    <section
      ref={panel}
      class={inConversation ? "panel" : "panel brief"}
      role="dialog"
      aria-labelledby="title state"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || isComposing(event)) return;
        if (asking) setAsking(false);
        else onClose();
      }}
    >
      <div class={inConversation ? "bar" : "bar over-hero"}>
        <span class="emblem" aria-hidden="true">
          {[...organisation][0] ?? ""}
        </span>
        <div class="bar-text">
          <h2 id="title">{organisation === "" ? words.statusIdle : organisation}</h2>
          <p id="state">{callFailed ? words.callFailed : statusOf(state, words)}</p>
        </div>
        {mayCall && (
          <button
            type="button"
            class="bar-button"
            aria-label={words.call}
            onClick={() => {
              callDoor.open(organisation).catch(() => setCallFailed(true));
            }}
          >
            <PhoneIcon />
          </button>
        )}
        {mayLeave && (
          <button
            type="button"
            class="bar-button end"
            aria-label={words.end}
            onClick={() => setAsking(true)}
          >
            {words.endShort}
          </button>
        )}
        <button type="button" class="bar-button" aria-label={words.closeChat} onClick={onClose}>
          <CloseIcon />
        </button>
      </div>
      {inConversation ? (
        <Conversation {...{ visit, state, tabStorage }} covered={asking} />
      ) : (
        <Welcome {...{ visit, tabStorage }} name={state.name} greeting={welcome?.greeting} />
      )}
      {asking && mayLeave && (
        <EndQuestion
          onConfirm={() => {
            setAsking(false);
            visit.leave();
            panel.current?.focus();
          }}
          onCancel={() => {
            setAsking(false);
            focusFirst(panel.current);
          }}
        />
      )}
    </section>
  );
}

function statusOf(state: VisitState, words: Words): string {
  if (state.phase === "none") return words.statusIdle;
  if (state.phase === "ended") return words.statusEnded;
  if (state.agentNames.length > 0) return words.statusActive(state.agentNames.join(", "));
  return state.phase === "active" ? words.statusIdle : words.statusWaiting;
}

/** Where there is a keyboard: to the first field. On a touch screen that would bring the keyboard up unasked. */
function focusFirst(panel: HTMLElement | null): void {
  const touch = matchMedia("(pointer: coarse)").matches;
  const field = touch ? null : panel?.querySelector<HTMLElement>("[data-first]");
  (field ?? panel)?.focus({ preventScroll: true });
}

/** On a phone the panel fills what the on-screen keyboard leaves of the page. */
function useVisibleArea(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const viewport = window.visualViewport;
    if (viewport == null) return;
    const follow = () => {
      panel.current?.style.setProperty("--visible-top", `${viewport.offsetTop}px`);
      panel.current?.style.setProperty("--visible-height", `${viewport.height}px`);
    };
    follow();
    viewport.addEventListener("resize", follow);
    viewport.addEventListener("scroll", follow);
    return () => {
      viewport.removeEventListener("resize", follow);
      viewport.removeEventListener("scroll", follow);
    };
  }, [panel]);
}
