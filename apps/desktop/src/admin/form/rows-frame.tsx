import { Plus, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../ui/button.tsx";
import { BareIconButton } from "../../ui/icon-button.tsx";

type Props = {
  label: string;
  help: string;
  error: string | null;
  rows: readonly { id: string }[];
  row: (index: number) => ReactNode;
  addLabel: string;
  removeLabel: (index: number) => string;
  onAdd: () => void;
  onRemove: (index: number) => void;
};

/** Steps, rules: rows of fields, added and taken away. */
export function RowsFrame(props: Props) {
  return (
    <fieldset>
      <legend className="text-sm font-medium text-ink">{props.label}</legend>
      <p className="mb-2 mt-0.5 text-xs text-ink-3">{props.help}</p>
      <div className="flex flex-col gap-2">
        {props.rows.map(({ id }, index) => (
          <div
            key={id}
            className="flex items-start gap-2 rounded-md bg-surface-1 p-3 ring-1 ring-line"
          >
            <div className="grid min-w-0 flex-1 gap-3 narrow:grid-cols-2">{props.row(index)}</div>
            <BareIconButton
              icon={X}
              size="sm"
              label={props.removeLabel(index)}
              onClick={() => props.onRemove(index)}
            />
          </div>
        ))}
      </div>
      <Button size="sm" icon={Plus} onClick={props.onAdd} className="mt-2">
        {props.addLabel}
      </Button>
      {props.error !== null && <p className="mt-1.5 text-xs text-rona-ink">{props.error}</p>}
    </fieldset>
  );
}
