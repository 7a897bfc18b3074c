import { useState } from "preact/hooks";
import type { Call } from "./call.ts";
import { HangUpIcon, KeypadIcon, MicIcon, MicOffIcon } from "./call-icons.tsx";
import type { CallWords } from "./call-words.ts";

const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];
const SHOWN_DIGITS = 16;

type Props = {
  call: Call;
  words: CallWords;
  up: boolean;
  keypad: boolean;
  onKeypad: (open: boolean) => void;
};

export function TalkControls({ call, words, up, keypad, onKeypad }: Props) {
  const { muted } = call;
  return (
    <>
      {keypad && up && <Keys call={call} />}
      <div class="call-controls">
        <button
          type="button"
          aria-pressed={muted}
          disabled={!up}
          onClick={() => call.setMuted(!muted)}
        >
          <span>{muted ? <MicOffIcon /> : <MicIcon />}</span>
          {muted ? words.unmute : words.mute}
        </button>
        <button
          type="button"
          aria-expanded={keypad}
          disabled={!up}
          onClick={() => onKeypad(!keypad)}
        >
          <span>
            <KeypadIcon />
          </span>
          {keypad ? words.hideKeypad : words.keypad}
        </button>
        <button type="button" class="hang-up" onClick={() => call.hangUp()}>
          <span>
            <HangUpIcon />
          </span>
          {words.hangUp}
        </button>
      </div>
    </>
  );
}

function Keys({ call }: { call: Call }) {
  const [pressed, setPressed] = useState("");
  return (
    <div class="call-keys">
      <p class="call-digits" aria-hidden="true">
        {pressed}
      </p>
      {KEYS.map((key) => (
        <button
          key={key}
          type="button"
          onClick={() => {
            call.sendDigit(key);
            setPressed((last) => (last + key).slice(-SHOWN_DIGITS));
          }}
        >
          {key}
        </button>
      ))}
    </div>
  );
}
