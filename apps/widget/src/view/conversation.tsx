import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { threadOf } from "../conversation/thread.ts";
import type { PageStorage } from "../visit/page-storage.ts";
import type { Visit } from "../visit/visit.ts";
import type { VisitState } from "../visit/visit-state.ts";
import type { Words } from "../words/words.ts";
import { Composer } from "./composer.tsx";
import { CloudOffIcon } from "./icons.tsx";
import { speech } from "./speech.ts";
import { Thread } from "./thread.tsx";
import { useSettled } from "./use-source.ts";

/** A connection that is back sooner is not worth a word. */
const BLINK_MS = 1_500;

type ConversationProps = {
  visit: Visit;
  state: VisitState;
  tabStorage: PageStorage;
  /** A question lies over it: neither mouse nor keyboard may reach it. */
  covered: boolean;
};

export function Conversation({ visit, state, tabStorage, covered }: ConversationProps) {
  const { words } = speech;
  const [atEnd, setAtEnd] = useState(true);
  const visible = usePageVisible();
  const lines = threadOf(state.entries, state.letters, state.marks, dayOf);
  const ended = state.phase === "ended";
  // Before the next paint, not after: what comes in the moment the panel closes was not read.
  useLayoutEffect(() => {
    visit.attend(visible && atEnd);
    return () => visit.attend(false);
  }, [visit, visible, atEnd]);

  return (
    <div class="conversation" inert={covered}>
      <Notice {...{ state, words }} />
      <Thread
        {...{ lines, visit, atEnd }}
        ended={ended}
        hasOlder={state.hasOlder}
        onAtEnd={setAtEnd}
      >
        <div class="live" role="status">
          <Waiting {...{ state, words }} />
          <Typing names={state.typingNames} />
        </div>
      </Thread>
      {ended ? (
        <Ended onStartAnew={() => visit.startAnew()} />
      ) : (
        <Composer {...{ visit, tabStorage }} />
      )}
    </div>
  );
}

function Notice({ state, words }: { state: VisitState; words: Words }) {
  const cutOff = useSettled(state.cutOff, BLINK_MS);
  if (!cutOff && !state.leaving) return <div role="status" />;
  const reason = navigator.onLine ? words.reconnecting : words.noNetwork;
  const unsent = state.letters.some((letter) => letter.failure === null);
  return (
    <div class="notice-bar" role="status">
      <CloudOffIcon />
      <p>
        {cutOff && reason} {cutOff && unsent && words.keptUntilOnline}{" "}
        {state.leaving && words.ending}
      </p>
    </div>
  );
}

function Waiting({ state, words }: { state: VisitState; words: Words }) {
  const waits = ["starting", "waiting", "connecting"].includes(state.phase);
  const failed = state.phase === "starting" && state.letters.every((letter) => letter.failure);
  if (!waits || failed) return null;
  return (
    <div class="waiting">
      <Dots />
      <p class="waiting-place">{placeOf(state, words)}</p>
      <p class="waiting-hint">{words.waitingHint}</p>
    </div>
  );
}

function placeOf({ phase, position }: VisitState, words: Words): string {
  if (phase === "connecting") return words.connecting;
  if (phase !== "waiting" || position === null) return words.waiting;
  return position <= 1 ? words.next : words.ahead(position - 1);
}

function Typing({ names }: { names: readonly string[] }) {
  const { words } = speech;
  if (names.length === 0) return null;
  return (
    <p class="typing">
      <Dots />
      {words.typing(names.join(", "))}
    </p>
  );
}

const Dots = () => (
  <span class="dots" aria-hidden="true">
    <i />
    <i />
    <i />
  </span>
);

function Ended({ onStartAnew }: { onStartAnew: () => void }) {
  const { words } = speech;
  return (
    <div class="ended">
      <p class="ended-title">{words.ended}</p>
      <p class="ended-hint">{words.endedHint}</p>
      <button type="button" class="primary" data-first="" onClick={onStartAnew}>
        {words.startAnew}
      </button>
    </div>
  );
}

function dayOf(at: number): string {
  return new Date(at).toDateString();
}

function usePageVisible(): boolean {
  const [visible, setVisible] = useState(document.visibilityState === "visible");
  useEffect(() => {
    const follow = () => setVisible(document.visibilityState === "visible");
    document.addEventListener("visibilitychange", follow);
    return () => document.removeEventListener("visibilitychange", follow);
  }, []);
  return visible;
}
