import { type KeyboardEvent, useEffect, useState } from "react";

/**
 * A list steered from its search field (combobox with a listbox): the focus stays in the field, the arrows move the
 * active option. What is active is followed by its key, so it stays the same while the list changes under it.
 */
export function useListKeys(
  keys: readonly string[],
  /** `firstActive`: without a choice the first is meant; off where a hasty Enter would do harm. */
  { firstActive, onEnter }: { firstActive: boolean; onEnter: (key: string) => void },
) {
  const [wanted, setWanted] = useState<string | null>(null);
  const first = firstActive ? (keys[0] ?? null) : null;
  const active = wanted !== null && keys.includes(wanted) ? wanted : first;
  useEffect(() => {
    if (active !== null)
      document.getElementById(optionId(active))?.scrollIntoView({ block: "nearest" });
  }, [active]);
  const step = (by: number) => {
    if (keys.length === 0) return;
    const at = active === null ? (by > 0 ? -1 : 0) : keys.indexOf(active);
    setWanted(keys[(at + by + keys.length) % keys.length] ?? null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "Enter" && active !== null) onEnter(active);
    else return;
    event.preventDefault();
  };
  return { active, setActive: setWanted, onKeyDown };
}

export const optionId = (key: string): string => `option-${key}`;
