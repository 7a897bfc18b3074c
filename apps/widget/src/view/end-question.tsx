import { useEffect, useRef } from "preact/hooks";
import { speech } from "./speech.ts";

type EndQuestionProps = { onConfirm: () => void; onCancel: () => void };

export function EndQuestion({ onConfirm, onCancel }: EndQuestionProps) {
  const { words } = speech;
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => cancel.current?.focus(), []);
  return (
    <div class="veil">
      <div
        class="sheet"
        role="alertdialog"
        aria-labelledby="end-question"
        aria-describedby="end-hint"
      >
        <h3 id="end-question">{words.endQuestion}</h3>
        <p id="end-hint">{words.endHint}</p>
        <div class="sheet-buttons">
          <button ref={cancel} type="button" class="secondary" onClick={onCancel}>
            {words.endCancel}
          </button>
          <button type="button" class="danger" onClick={onConfirm}>
            {words.endConfirm}
          </button>
        </div>
      </div>
    </div>
  );
}
