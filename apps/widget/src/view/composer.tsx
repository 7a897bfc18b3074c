import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { isSendKey } from "../conversation/composer-keys.ts";
import { cleanText, MAX_MESSAGE_LENGTH } from "../conversation/text.ts";
import type { PageStorage } from "../visit/page-storage.ts";
import type { Visit } from "../visit/visit.ts";
import { SendIcon } from "./icons.tsx";
import { speech } from "./speech.ts";

const LONGEST_PX = 132;

export function Composer({ visit, tabStorage }: { visit: Visit; tabStorage: PageStorage }) {
  const { words, language } = speech;
  const [draft, setDraft] = useState(tabStorage.get("draft") ?? "");
  const field = useRef<HTMLTextAreaElement>(null);
  const text = cleanText(draft);
  const tooLong = text.length > MAX_MESSAGE_LENGTH;
  const maySend = text !== "" && !tooLong;

  // As high as what is written, up to a limit.
  useLayoutEffect(() => {
    const style = field.current?.style;
    if (style === undefined || field.current === null) return;
    style.height = "auto";
    style.height = `${Math.min(field.current.scrollHeight, LONGEST_PX)}px`;
  }, [draft]);

  const change = (value: string) => {
    setDraft(value);
    if (value === "") tabStorage.remove("draft");
    else tabStorage.set("draft", value);
    visit.typing(value.trim() !== "");
  };
  const send = () => {
    if (!maySend) return;
    visit.write(text);
    change("");
    field.current?.focus();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div class="composer-field">
        <textarea
          ref={field}
          data-first=""
          rows={1}
          aria-label={words.writeHere}
          aria-invalid={tooLong}
          aria-describedby="composer-mistake"
          placeholder={words.writeHere}
          enterkeyhint="send"
          value={draft}
          onInput={(event) => change(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (!isSendKey(event)) return;
            event.preventDefault();
            send();
          }}
        />
        <button
          type="submit"
          class="send"
          aria-label={words.send}
          aria-disabled={!maySend}
          // The keyboard of a phone stays up.
          onMouseDown={(event) => event.preventDefault()}
        >
          <SendIcon />
        </button>
      </div>
      <p class="mistake" id="composer-mistake" role="alert">
        {tooLong ? words.messageTooLong(MAX_MESSAGE_LENGTH.toLocaleString(language)) : ""}
      </p>
    </form>
  );
}
