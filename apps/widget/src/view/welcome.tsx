import { useState } from "preact/hooks";
import { isSendKey } from "../conversation/composer-keys.ts";
import { cleanText, MAX_MESSAGE_LENGTH, MAX_NAME_LENGTH } from "../conversation/text.ts";
import type { PageStorage } from "../visit/page-storage.ts";
import type { Visit } from "../visit/visit.ts";
import type { Words } from "../words/words.ts";
import { speech } from "./speech.ts";

type WelcomeProps = {
  visit: Visit;
  tabStorage: PageStorage;
  name: string;
  greeting: { ko: string; en: string } | undefined;
};
type Mistakes = { name?: string | undefined; message?: string | undefined };

export function Welcome({ visit, tabStorage, name: knownName, greeting }: WelcomeProps) {
  const { words, language } = speech;
  const [name, setName] = useState(tabStorage.get("draft.name") ?? knownName);
  const [message, setMessage] = useState(tabStorage.get("draft") ?? "");
  const [tried, setTried] = useState(false);
  const mistakes = tried ? mistakesIn(name, message, words, language) : {};

  const submit = (form: HTMLFormElement) => {
    const found = mistakesIn(name, message, words, language);
    setTried(true);
    const wrong =
      found.name !== undefined ? "name" : found.message !== undefined ? "message" : null;
    if (wrong !== null) return form.querySelector<HTMLElement>(`#${wrong}`)?.focus();
    tabStorage.remove("draft");
    visit.write(cleanText(message), cleanText(name));
  };

  return (
    <div class="welcome">
      <div class="hero">
        <p class="greeting">{greeting?.[language] || words.greeting}</p>
        <p>{words.lead}</p>
      </div>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit(event.currentTarget);
        }}
      >
        <div class="field">
          <label for="name">{words.name}</label>
          <input
            id="name"
            data-first={knownName === "" ? "" : undefined}
            autocomplete="name"
            maxLength={MAX_NAME_LENGTH}
            placeholder={words.namePlaceholder}
            value={name}
            aria-invalid={mistakes.name !== undefined}
            aria-describedby="name-mistake"
            onInput={(event) => {
              setName(event.currentTarget.value);
              tabStorage.set("draft.name", event.currentTarget.value);
            }}
          />
          <p class="mistake" id="name-mistake" role="alert">
            {mistakes.name}
          </p>
        </div>
        <div class="field">
          <label for="message">{words.message}</label>
          <textarea
            id="message"
            data-first={knownName === "" ? undefined : ""}
            placeholder={words.firstMessagePlaceholder}
            value={message}
            aria-invalid={mistakes.message !== undefined}
            aria-describedby="message-mistake"
            onInput={(event) => {
              setMessage(event.currentTarget.value);
              tabStorage.set("draft", event.currentTarget.value);
            }}
            onKeyDown={(event) => {
              if (!isSendKey(event)) return;
              event.preventDefault();
              event.currentTarget.form?.requestSubmit();
            }}
          />
          <p class="mistake" id="message-mistake" role="alert">
            {mistakes.message}
          </p>
        </div>
        <button type="submit" class="primary">
          {words.start}
        </button>
      </form>
    </div>
  );
}

function mistakesIn(name: string, message: string, words: Words, language: string): Mistakes {
  const text = cleanText(message);
  const tooLong = words.messageTooLong(MAX_MESSAGE_LENGTH.toLocaleString(language));
  return {
    name: cleanText(name) === "" ? words.nameMissing : undefined,
    message:
      text === "" ? words.messageMissing : text.length > MAX_MESSAGE_LENGTH ? tooLong : undefined,
  };
}
