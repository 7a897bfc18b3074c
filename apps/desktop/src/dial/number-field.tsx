import { Delete } from "lucide-react";
import { type Ref, useLayoutEffect, useRef } from "react";
import { useSay } from "../hooks/words-context.tsx";
import { BareIconButton } from "../ui/icon-button.tsx";
import { regroup } from "./number.ts";
import { useCountry } from "./use-telephone.ts";

type Props = {
  field: Ref<HTMLInputElement>;
  value: string;
  onChange: (text: string) => void;
  /** Why the number was not called; said beside it. */
  failure: string | null;
  onSubmit: () => void;
};

/** The number as it is typed or pasted (V-45): cleaned, grouped, the caret where it was. */
export function NumberField({ field, value, onChange, failure, onSubmit }: Props) {
  const say = useSay();
  const country = useCountry();
  const own = useRef<HTMLInputElement>(null);
  const caret = useRef<number | null>(null);
  const take = (text: string, at: number) => {
    const next = regroup(text, at, country);
    caret.current = next.caret;
    onChange(next.text);
  };
  useLayoutEffect(() => {
    if (caret.current === null || document.activeElement !== own.current) return;
    own.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });
  return (
    <div
      className={`flex h-11 items-center rounded-md bg-surface-1 pr-1 focus-within:shadow-[inset_0_0_0_2px_var(--accent)] ${failure === null ? "shadow-[inset_0_0_0_1px_var(--line-strong)]" : "shadow-[inset_0_0_0_1px_var(--rona)]"}`}
    >
      <input
        ref={(node) => {
          own.current = node;
          if (typeof field === "function") field(node);
          else if (field !== null) field.current = node;
        }}
        type="tel"
        inputMode="tel"
        autoComplete="off"
        spellCheck={false}
        value={value}
        maxLength={64}
        aria-label={say("dial.number")}
        aria-invalid={failure !== null || undefined}
        aria-describedby="dial-failure"
        placeholder={say("dial.placeholder")}
        onChange={({ target }) => take(target.value, target.selectionStart ?? target.value.length)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onSubmit();
        }}
        className="tabular h-full min-w-0 flex-1 rounded-md bg-transparent px-3 text-lg font-semibold placeholder:text-base placeholder:font-normal placeholder:text-ink-3 focus:outline-none"
      />
      {value !== "" && (
        <BareIconButton
          icon={Delete}
          label={say("dial.erase")}
          onClick={() => {
            const bare = value.replace(/[^\d+#*:]/g, "").slice(0, -1);
            take(bare, bare.length);
          }}
        />
      )}
    </div>
  );
}
