import { Search } from "lucide-react";
import type { KeyboardEvent, RefObject } from "react";
import { optionId } from "./use-list-keys.ts";

type Props = {
  field: RefObject<HTMLInputElement | null>;
  value: string;
  onChange: (value: string) => void;
  label: string;
  listId: string;
  active: string | null;
  onKeyDown: (event: KeyboardEvent) => void;
  large?: boolean;
};

/** The field of a list steered with the arrows. */
export function ListSearchField({
  field,
  value,
  onChange,
  label,
  listId,
  active,
  onKeyDown,
  large = false,
}: Props) {
  const look = large
    ? "h-13 px-4 border-b border-line"
    : "h-9 rounded-sm px-3 shadow-[inset_0_0_0_1px_var(--line-strong)] focus-within:shadow-[inset_0_0_0_2px_var(--accent)]";
  return (
    <div className={`flex items-center gap-2.5 ${look}`}>
      <Search aria-hidden className="size-4 shrink-0 text-ink-3" />
      <input
        ref={field}
        role="combobox"
        aria-expanded
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={active === null ? undefined : optionId(active)}
        aria-label={label}
        autoComplete="off"
        spellCheck={false}
        value={value}
        placeholder={label}
        maxLength={100}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        className={`min-w-0 flex-1 bg-transparent placeholder:text-ink-3 focus:outline-none ${large ? "text-lg" : "text-sm"}`}
      />
    </div>
  );
}
