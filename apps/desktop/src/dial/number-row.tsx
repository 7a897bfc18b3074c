import { Phone } from "lucide-react";
import type { ReactNode } from "react";
import { useSay } from "../hooks/words-context.tsx";
import { BareIconButton } from "../ui/icon-button.tsx";

type Props = {
  name: string;
  detail: string;
  leading?: ReactNode;
  trailing?: ReactNode;
  canCall: boolean;
  onUse: () => void;
  onCall: () => void;
};

/** A number to pick: the row puts it into the field, the button at its end calls it at once. */
export function NumberRow({ name, detail, leading, trailing, canCall, onUse, onCall }: Props) {
  const say = useSay();
  return (
    <li className="group flex items-center gap-1 rounded-md pr-1 hover:bg-surface-2">
      <button
        type="button"
        onClick={onUse}
        className="inset-focus flex min-w-0 flex-1 items-center gap-2.5 rounded-md px-2 py-1.5 text-left"
      >
        {leading}
        <span className="min-w-0 flex-1">
          <span className="block truncate text-sm font-medium">{name}</span>
          <span className="tabular block truncate text-xs text-ink-3">{detail}</span>
        </span>
        {trailing}
        <span className="sr-only">{say("dial.use")}</span>
      </button>
      {canCall && (
        <BareIconButton
          icon={Phone}
          size="sm"
          label={say("dial.callTo", { name })}
          onClick={onCall}
          className="text-accent-ink"
        />
      )}
    </li>
  );
}
