import type { ReactNode } from "react";
import { optionId } from "../ui/use-list-keys.ts";

type Props = {
  optionKey: string;
  active: boolean;
  disabled: boolean;
  onChoose: () => void;
  onSubmit: () => void;
  children: ReactNode;
};

/** One who may be transferred to. Those who may not stay in the list, with the reason. */
export function TargetOption({ optionKey, active, disabled, onChoose, onSubmit, children }: Props) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the search field's (combobox)
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the search field
    <div
      role="option"
      id={optionId(optionKey)}
      aria-selected={active}
      aria-disabled={disabled || undefined}
      onClick={() => onChoose()}
      onDoubleClick={() => onSubmit()}
      className={`flex min-h-12 items-center gap-3 rounded-md px-2.5 py-1.5 ${active ? (disabled ? "bg-surface-3" : "bg-accent-soft") : "hover:bg-surface-2"}`}
    >
      {children}
    </div>
  );
}
