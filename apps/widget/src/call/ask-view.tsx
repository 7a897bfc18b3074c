import { useState } from "preact/hooks";
import { cleanText, MAX_NAME_LENGTH } from "../conversation/text.ts";
import type { Call } from "./call.ts";
import { MicIcon, PhoneIcon } from "./call-icons.tsx";
import type { CallWords } from "./call-words.ts";

/** Says that the browser will ask for the microphone, before it does, and asks for a name. */
export function AskView({ call, words }: { call: Call; words: CallWords }) {
  const [name, setName] = useState(call.name);
  const [missing, setMissing] = useState(false);
  return (
    <form
      class="call-body"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const clean = cleanText(name);
        setMissing(clean === "");
        if (clean !== "") void call.start(clean);
        else event.currentTarget.querySelector("input")?.focus();
      }}
    >
      <div class="call-middle">
        <div class="call-face" aria-hidden="true">
          <MicIcon />
        </div>
        <p class="call-title">{words.askTitle}</p>
        <p class="call-hint">{words.askBody}</p>
      </div>
      <div class="field">
        <label for="call-name">{words.name}</label>
        <input
          id="call-name"
          autocomplete="name"
          maxLength={MAX_NAME_LENGTH}
          placeholder={words.namePlaceholder}
          value={name}
          aria-invalid={missing}
          aria-describedby="call-name-mistake"
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <p class="mistake" id="call-name-mistake" role="alert">
          {missing ? words.nameMissing : ""}
        </p>
      </div>
      <button type="submit" class="primary call-start">
        <PhoneIcon />
        {words.start}
      </button>
    </form>
  );
}
