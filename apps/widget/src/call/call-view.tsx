import type { ComponentChildren } from "preact";
import { useEffect, useReducer, useRef, useState } from "preact/hooks";
import { useSource } from "../view/use-source.ts";
import type { Language } from "../words/words.ts";
import { AskView } from "./ask-view.tsx";
import type { Call } from "./call.ts";
import { CloseIcon, HangUpIcon, PhoneIcon, SmallerIcon, WarnIcon } from "./call-icons.tsx";
import { type CallState, clock, type Talk } from "./call-state.ts";
import { CALL_WORDS, type CallWords } from "./call-words.ts";
import { TalkControls } from "./talk-controls.tsx";

export type CallViewProps = {
  call: Call;
  language: Language;
  organisation: string;
  /** Small: only a pill beside the launcher, so that the page and the chat can be used. */
  small: boolean;
  onSmall: (small: boolean) => void;
  onClose: () => void;
};

export function CallView({ call, language, organisation, small, onSmall, onClose }: CallViewProps) {
  const words = CALL_WORDS[language];
  const state = useSource(call);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!small) panel.current?.focus({ preventScroll: true });
  }, [small]);
  if (small) return <Pill {...{ state, words }} onOpen={() => onSmall(false)} />;
  const leave = call.isLive ? () => onSmall(true) : onClose;
  return (
    <div class="maru" lang={language}>
      <section
        ref={panel}
        class="panel call"
        role="dialog"
        aria-labelledby="call-title"
        tabIndex={-1}
        onKeyDown={(event) => event.key === "Escape" && leave()}
      >
        <div class="bar">
          <span class="emblem" aria-hidden="true">
            {[...organisation][0] ?? ""}
          </span>
          <div class="bar-text">
            <h2 id="call-title">{organisation || words.title}</h2>
            <p>{words.title}</p>
          </div>
          <button
            type="button"
            class="bar-button"
            aria-label={call.isLive ? words.minimise : words.close}
            onClick={leave}
          >
            {call.isLive ? <SmallerIcon /> : <CloseIcon />}
          </button>
        </div>
        {state.status === "asking" ? (
          <AskView call={call} words={words} />
        ) : (
          <Progress {...{ call, state, words, onClose }} />
        )}
      </section>
    </div>
  );
}

type ProgressProps = {
  call: Call;
  state: Exclude<CallState, { status: "asking" }>;
  words: CallWords;
  onClose: () => void;
};

function Progress({ call, state, words, onClose }: ProgressProps) {
  const [keypad, setKeypad] = useState(false);
  const over = state.status === "ended" || state.status === "refused";
  const { title, hint } = sayState(state, words);
  return (
    <div class="call-body">
      <div class="call-middle">
        {!keypad && <Face state={state} />}
        <div role="status">
          <p class="call-title">{title}</p>
          <p class="call-hint">{hint}</p>
        </div>
        {state.status === "up" && state.talk.with !== "queue" && (
          <Clock
            since={state.talk.with === "agents" ? state.talk.since : state.since}
            {...{ words }}
          />
        )}
        {state.status === "up" && call.muted && <p class="call-muted">{words.muted}</p>}
      </div>
      {over ? (
        <div class="call-over">
          <button type="button" class="primary" onClick={() => call.again()}>
            {words.again}
          </button>
          <button type="button" class="secondary" onClick={onClose}>
            {words.close}
          </button>
        </div>
      ) : (
        <TalkControls
          {...{ call, words, keypad }}
          up={state.status === "up"}
          onKeypad={setKeypad}
        />
      )}
    </div>
  );
}

/** Who one speaks with, or is about to: the rings move while something is on its way. */
function Face({ state }: { state: CallState }) {
  const on = state.status === "up" && state.talk.with === "agents";
  const ended = state.status === "ended";
  const failed = state.status === "refused";
  const look = failed ? "failed" : ended ? "over" : on ? "on" : "seeking";
  return (
    <div class={`call-face ${look}`} aria-hidden="true">
      {failed ? <WarnIcon /> : ended ? <HangUpIcon /> : <PhoneIcon />}
    </div>
  );
}

function sayState(
  state: ProgressProps["state"],
  words: CallWords,
): { title: ComponentChildren; hint: ComponentChildren } {
  switch (state.status) {
    case "microphone":
      return { title: words.microphone, hint: words.microphoneHint };
    case "calling":
      return { title: words.calling, hint: words.callingHint };
    case "up":
      return sayTalk(state.talk, words);
    case "ended":
      return {
        title: words.endings[state.why],
        hint: state.talkedMs === null ? words.notTalked : words.talked(clock(state.talkedMs)),
      };
    case "refused":
      return words.refusals[state.why];
  }
}

function sayTalk(talk: Talk, words: CallWords) {
  if (talk.with === "line") return { title: words.line, hint: words.lineHint };
  if (talk.with === "agents") return { title: words.talking(talk.names.join(", ")), hint: "" };
  const { position } = talk;
  const place =
    position === null ? words.waiting : position <= 1 ? words.next : words.ahead(position - 1);
  return { title: place, hint: words.waitingHint };
}

function Clock({ since, words }: { since: number; words: CallWords }) {
  const now = useSeconds();
  return (
    <p class="call-clock">
      <span class="unseen">{words.talkTime} </span>
      {clock(now - since)}
    </p>
  );
}

function useSeconds(): number {
  const [, redraw] = useReducer((count: number, _: undefined) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(() => redraw(undefined), 1_000);
    return () => clearInterval(timer);
  }, []);
  return Date.now();
}

function Pill({
  state,
  words,
  onOpen,
}: {
  state: CallState;
  words: CallWords;
  onOpen: () => void;
}) {
  const now = useSeconds();
  const talks = state.status === "up" && state.talk.with === "agents";
  const time = talks && state.talk.with === "agents" ? clock(now - state.talk.since) : null;
  return (
    <div class="maru">
      <button
        type="button"
        class={`call-pill ${talks ? "" : "seeking"}`}
        aria-label={time === null ? words.pillWaiting : words.pill(time)}
        onClick={onOpen}
      >
        <PhoneIcon />
        <span aria-hidden="true">{time ?? "···"}</span>
      </button>
    </div>
  );
}
