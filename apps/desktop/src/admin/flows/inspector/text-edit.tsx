import { Braces } from "lucide-react";
import { type RefObject, useRef } from "react";
import { useSay } from "../../../hooks/words-context.tsx";
import { BareIconButton } from "../../../ui/icon-button.tsx";
import { MenuFrame, MenuItem, MenuLine } from "../../../ui/menu.tsx";
import { FieldFrame, inputLook } from "../../form/field-frame.tsx";
import { useReferences } from "../designer-context.tsx";
import { CONTACT_FACTS } from "../graph/flow-graph.ts";

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | null;
  help?: string;
  placeholder?: string;
  maxLength?: number;
  /** More than one line. */
  area?: boolean;
  /** May name variables: a button puts one in where the cursor is. */
  variables?: boolean;
  /** Written by machines: no spelling, one width. */
  code?: boolean;
  lang?: "ko" | "en";
  /** For who wants to put the focus on it. */
  field?: RefObject<HTMLInputElement | null>;
};

/** A text of a step, changed as it is written. */
export function TextEdit({ label, error = null, help, ...field }: Props) {
  return (
    <FieldFrame label={label} help={help} error={error}>
      {(ids) => <TextControl {...field} {...ids} />}
    </FieldFrame>
  );
}

type ControlProps = Omit<Props, "label" | "error" | "help"> & {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
};

function TextControl({
  id,
  describedBy,
  invalid,
  value,
  onChange,
  placeholder,
  maxLength = 500,
  area = false,
  variables = false,
  code = false,
  lang,
  field: given,
}: ControlProps) {
  const own = useRef<HTMLInputElement | null>(null);
  const field = given ?? own;
  const insert = (name: string) => {
    const [from, to] = [field.current?.selectionStart ?? value.length, field.current?.selectionEnd];
    const put = `{{${name}}}`;
    const next = `${value.slice(0, from)}${put}${value.slice(to ?? from)}`;
    if (next.length > maxLength) return;
    onChange(next);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(from + put.length, from + put.length);
    });
  };
  const shared = {
    id,
    value,
    maxLength,
    placeholder,
    lang,
    spellCheck: !code,
    "aria-invalid": invalid || undefined,
    "aria-describedby": describedBy,
    className: `${inputLook(invalid)} w-full ${code ? "font-mono text-xs" : ""} ${variables ? "pr-9" : ""} ${area ? "resize-y py-2 leading-5" : "h-9"}`,
  };
  return (
    <div className="relative">
      {area ? (
        <textarea
          {...shared}
          ref={field as unknown as RefObject<HTMLTextAreaElement | null>}
          rows={3}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <input
          {...shared}
          ref={field}
          type="text"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {variables && (
        <span className="absolute right-1 top-1">
          <VariableMenu onPick={insert} />
        </span>
      )}
    </div>
  );
}

function VariableMenu({ onPick }: { onPick: (name: string) => void }) {
  const say = useSay();
  const { variables } = useReferences();
  return (
    <MenuFrame
      trigger={<BareIconButton size="sm" icon={Braces} label={say("flows.form.insertVariable")} />}
    >
      {variables.map(({ id, name }) => (
        <MenuItem key={id} onSelect={() => onPick(id)}>
          {name}
        </MenuItem>
      ))}
      {variables.length > 0 && <MenuLine />}
      {CONTACT_FACTS.map((fact) => (
        <MenuItem key={fact} onSelect={() => onPick(fact)}>
          {say(`flows.fact.${fact}`)}
        </MenuItem>
      ))}
    </MenuFrame>
  );
}
