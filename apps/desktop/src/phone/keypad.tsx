import { useState } from "react";
import { useDesk } from "../hooks/desk-context.tsx";
import { useSay } from "../hooks/words-context.tsx";
import type { CallContact } from "../state/current-call.ts";

const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"] as const;
/** As many as stay readable in one line; they are kept nowhere. */
const SHOWN = 18;

/** Keys for the machine at the other end (DTMF); the keyboard's own digits work too while it has the focus. */
export function Keypad({ contact }: { contact: CallContact }) {
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
        const key = KEYS.find((one) => one === event.key);
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
      <ul className="grid grid-cols-3 gap-1">
        {KEYS.map((key) => (
          <li key={key}>
            <button
              type="button"
              aria-label={say("phone.key", { key })}
              onClick={() => press(key)}
              className="h-8 w-full rounded-sm bg-surface-2 text-base font-semibold hover:bg-surface-3 active:bg-accent-soft"
            >
              {key}
            </button>
          </li>
        ))}
      </ul>
      <p className="mt-1.5 text-center text-2xs text-ink-3">{say("phone.keypadHint")}</p>
    </div>
  );
}
