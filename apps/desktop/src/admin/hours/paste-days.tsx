import { Upload } from "lucide-react";
import { useId, useMemo, useRef, useState } from "react";
import { useSay } from "../../hooks/words-context.tsx";
import { Button } from "../../ui/button.tsx";
import { inputLook } from "../form/field-frame.tsx";
import { type OwnDay, readDays } from "./pasted-days.ts";

/** A list of 1,000 days is the most there is; a file that is much larger is something else. */
const MAX_FILE_BYTES = 200_000;

/** Days off from a spreadsheet or a file, shown as understood before they are added. */
export function PasteDays({ onAdd }: { onAdd: (days: OwnDay[]) => void }) {
  const say = useSay();
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [tooLarge, setTooLarge] = useState(false);
  const { days, unread } = useMemo(() => readDays(text), [text]);
  const take = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    setTooLarge(chosen.size > MAX_FILE_BYTES);
    if (chosen.size <= MAX_FILE_BYTES) setText(await chosen.text());
  };
  return (
    <div className="rounded-md bg-surface-1 p-3 shadow-[inset_0_0_0_1px_var(--line)]">
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
        {say("holidays.pasteLabel")}
      </label>
      <textarea
        id={id}
        rows={5}
        value={text}
        spellCheck={false}
        placeholder={say("holidays.pasteHint")}
        aria-describedby={`${id}-help`}
        onChange={(event) => setText(event.target.value)}
        className={`tabular block w-full resize-y py-2 ${inputLook(unread.length > 0)}`}
      />
      <p
        id={`${id}-help`}
        role="status"
        className={`mt-1.5 text-xs ${unread.length > 0 || tooLarge ? "text-rona-ink" : "text-ink-3"}`}
      >
        {tooLarge
          ? say("holidays.fileTooLarge")
          : unread.length > 0
            ? say("holidays.unread", { lines: unread.slice(0, 10).join(", ") })
            : say("holidays.pasteHelp")}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button variant="primary" disabled={days.length === 0} onClick={() => onAdd(days)}>
          {say("holidays.addRead", { count: days.length })}
        </Button>
        <Button icon={Upload} onClick={() => file.current?.click()}>
          {say("holidays.file")}
        </Button>
        <input
          ref={file}
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          hidden
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </div>
    </div>
  );
}
