import type { ContactDocument } from "@maru/protocol";
import { SendHorizontal, WifiOff } from "lucide-react";
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";
import { useDesk } from "../hooks/desk-context.tsx";
import { useSay } from "../hooks/words-context.tsx";
import { useOffline } from "../shell/connection-light.tsx";
import { wantComposer } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { Tooltip } from "../ui/tooltip.tsx";
import { wordsFor } from "../words.ts";

export const COMPOSER_ID = "composer";
/** The protocol's MAX_MESSAGE_LENGTH, held to it by a test: its module would bring every schema along. */
export const MESSAGE_LIMIT = 4000;
/** From here on the count is shown. */
const NEAR_LIMIT = 3600;

/** Opened anew for each contact (its key), with the draft that was left there. */
export function Composer({ contact }: { contact: ContactDocument }) {
  const say = useSay();
  const desk = useDesk();
  const [text, setText] = useState(() => desk.drafts.get(contact.id));
  const field = useRef<HTMLTextAreaElement>(null);
  const { send } = contact.controls;
  const writable = send.visible && send.enabled;
  const tooLong = text.length > MESSAGE_LIMIT;
  const sendable = writable && text.trim() !== "" && !tooLong;
  useAutoHeight(field, text);
  useHandedFocus(field);

  const change = (next: string) => {
    setText(next);
    desk.drafts.set(contact.id, next);
    desk.client.typing(contact.id, next.trim() !== "");
  };
  const submit = () => {
    if (!sendable) return;
    desk.send(contact.id, text.trim());
    setText("");
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== "Enter" || event.shiftKey || event.altKey) return;
    // An input method's Enter ends the syllable; it does not send (229: what Safari says instead).
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    submit();
  };
  const offline = useOffline();
  if (!writable) return <Closed contact={contact} />;
  return (
    <div className="shrink-0 px-4 pb-4 wide:px-6">
      {offline && (
        <p className="mx-auto mb-2 flex max-w-3xl items-center gap-2 rounded-md bg-rona-soft px-3 py-2 text-xs text-rona-ink">
          <WifiOff aria-hidden className="size-3.5 shrink-0" />
          {say("connection.banner")}
        </p>
      )}
      <div className="mx-auto max-w-3xl rounded-lg bg-surface-1 shadow-[inset_0_0_0_1px_var(--line-strong)] transition-shadow focus-within:shadow-[inset_0_0_0_2px_var(--accent)]">
        <textarea
          ref={field}
          id={COMPOSER_ID}
          rows={1}
          value={text}
          aria-label={say("composer.label", { name: contact.customer.name })}
          aria-describedby="composer-hint"
          aria-invalid={tooLong || undefined}
          placeholder={say("composer.placeholder")}
          onChange={(event) => change(event.target.value)}
          onBlur={() => desk.client.typing(contact.id, false)}
          onKeyDown={onKeyDown}
          className="block max-h-48 min-h-11 w-full resize-none bg-transparent px-3.5 pb-1 pt-3 text-base placeholder:text-ink-3 focus:outline-none"
        />
        <div className="flex items-center gap-3 py-1.5 pl-3.5 pr-1.5">
          <p id="composer-hint" className="min-w-0 flex-1 truncate text-xs text-ink-3">
            {text.length >= NEAR_LIMIT ? (
              <span role="status" className={tooLong ? "font-semibold text-rona-ink" : ""}>
                {tooLong
                  ? say("composer.over", { count: text.length - MESSAGE_LIMIT })
                  : say("composer.left", { count: MESSAGE_LIMIT - text.length })}
              </span>
            ) : (
              say("composer.hint")
            )}
          </p>
          <Tooltip text={say("action.send")} keys="Enter" side="top">
            <Button variant="primary" icon={SendHorizontal} disabled={!sendable} onClick={submit}>
              {say("action.send")}
            </Button>
          </Tooltip>
        </div>
      </div>
    </div>
  );
}

function Closed({ contact }: { contact: ContactDocument }) {
  const say = useSay();
  const { reason } = contact.controls.send;
  const text =
    contact.stage === "customer_left"
      ? say("composer.customerLeft")
      : ((reason === null ? undefined : wordsFor(say, "problem", reason)) ??
        say("composer.closed"));
  return (
    <div className="shrink-0 px-4 pb-4 wide:px-6">
      <p className="mx-auto max-w-3xl rounded-lg bg-surface-2 px-4 py-3 text-sm text-ink-2">
        {text}
      </p>
    </div>
  );
}

/** From one contact's composer to the next: whoever was writing goes on writing. */
function useHandedFocus(field: React.RefObject<HTMLTextAreaElement | null>): void {
  const { view } = useDesk();
  useLayoutEffect(() => {
    const element = field.current;
    if (element !== null && performance.now() < view.getState().composerWantedUntil) {
      element.focus();
      element.setSelectionRange(element.value.length, element.value.length);
      view.setState({ composerWantedUntil: 0 });
    }
    return () => {
      if (element !== null && document.activeElement === element) wantComposer(view);
    };
  }, [view, field]);
}

function useAutoHeight(field: React.RefObject<HTMLTextAreaElement | null>, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text decides the height
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [text, field]);
}
