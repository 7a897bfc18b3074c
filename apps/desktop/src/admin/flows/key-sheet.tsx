import { useSay } from "../../hooks/words-context.tsx";
import { DialogFrame } from "../../ui/dialog-frame.tsx";
import { Keys } from "../../ui/kbd.tsx";
import { KEY_SHEET } from "./designer-keys.ts";

/** The designer's keys. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const say = useSay();
  return (
    <DialogFrame open onClose={onClose} title={say("flows.keys.title")} width="w-[40rem]">
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
        tabIndex={0}
        aria-label={say("flows.keys.title")}
        className="inset-focus overflow-y-auto px-5 pb-5"
      >
        <p className="mb-3 text-sm text-ink-2">{say("flows.keys.intro")}</p>
        <ul className="columns-1 gap-8 narrow:columns-2">
          {KEY_SHEET.map(([deed, keys]) => (
            <li
              key={deed}
              className="flex min-h-8 break-inside-avoid items-center justify-between gap-4 border-b border-line py-1 text-sm"
            >
              <span>{say(`flows.keys.${deed}`)}</span>
              <span>
                <Keys keys={keys} />
                <span className="sr-only">{keys}</span>
              </span>
            </li>
          ))}
        </ul>
      </section>
    </DialogFrame>
  );
}
