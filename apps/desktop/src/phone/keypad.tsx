import { useState } from "react";
import { KEYPAD_KEYS, Keypad } from "../dial/keypad.tsx";
import { useDesk } from "../hooks/desk-context.tsx";
import { useSay } from "../hooks/words-context.tsx";
import type { CallContact } from "../state/current-call.ts";

/** As many as stay readable in one line; they are kept nowhere. */
const SHOWN = 18;

/** Keys for the machine at the other end (DTMF); the keyboard's own digits work too while it has the focus. */
export function CallKeypad({ contact }: { contact: CallContact }) {
  const say = useSay();
  const { phone } = useDesk();
  const [pressed, setPressed] = useState("");
  const press = (key: string) => {
    phone.sendDigits(contact.id, key);
    setPressed((before) => (before + key).slice(-SHOWN));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: each key is a button; this adds the keyboard's digits
    <div
      onKeyDown={(event) => {
        const key = KEYPAD_KEYS.find((one) => one === event.key);
        if (key === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        press(key);
      }}
    >
      <output
        aria-label={say("phone.keypadSent")}
        className="tabular block h-6 truncate text-center text-base font-semibold tracking-widest"
      >
        {pressed}
      </output>
      <Keypad onKey={press} />
      <p className="mt-1.5 text-center text-2xs text-ink-3">{say("phone.keypadHint")}</p>
    </div>
  );
}
