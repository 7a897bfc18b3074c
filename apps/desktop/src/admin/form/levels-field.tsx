import { Plus, X } from "lucide-react";
import { useController } from "react-hook-form";
import { useSay } from "../../hooks/words-context.tsx";
import { BareIconButton } from "../../ui/icon-button.tsx";
import { useChoices } from "../items/use-choices.ts";
import { inputLook } from "./field-frame.tsx";
import { PlainSelect } from "./plain-select.tsx";
import type { FieldProps } from "./text-fields.tsx";

const LEVELS = Array.from({ length: 10 }, (_, index) => String(index + 1));

/** Skills with a level each, 1 to 10. */
export function LevelsInput({ name, label, help }: FieldProps) {
  const say = useSay();
  const { field, fieldState } = useController({ name });
  const choices = useChoices("skill");
  const levels = (field.value as Record<string, number> | undefined) ?? {};
  const left = choices.filter(({ value }) => !Object.hasOwn(levels, value));
  const nameOf = (id: string) =>
    choices.find(({ value }) => value === id)?.label ?? say("admin.form.gone", { id });
  const without = (id: string) =>
    Object.fromEntries(Object.entries(levels).filter(([each]) => each !== id));
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium text-ink">{label}</legend>
      <ul className="flex flex-col gap-2">
        {Object.entries(levels).map(([id, level]) => (
          <li key={id} className="flex items-center gap-2">
            <span className="flex h-9 min-w-0 flex-1 items-center truncate rounded-md bg-surface-2 px-3 text-sm">
              {nameOf(id)}
            </span>
            <PlainSelect
              label={say("admin.skills.levelOf", { name: nameOf(id) })}
              value={String(level)}
              onChange={(next) => field.onChange({ ...levels, [id]: Number(next) })}
              choices={LEVELS.map((each) => ({
                value: each,
                label: say("admin.skills.level", { level: each }),
              }))}
            />
            <BareIconButton
              icon={X}
              label={say("admin.form.remove", { name: nameOf(id) })}
              onClick={() => field.onChange(without(id))}
            />
          </li>
        ))}
      </ul>
      {left.length > 0 && (
        <label
          className={`relative mt-2 inline-flex h-9 cursor-pointer items-center gap-1.5 ${inputLook(false)}`}
        >
          <Plus aria-hidden className="size-4 text-ink-3" />
          {say("admin.skills.add")}
          <select
            value=""
            onChange={(event) => field.onChange({ ...levels, [event.target.value]: 5 })}
            className="absolute inset-0 cursor-pointer opacity-0"
          >
            <option value="" />
            {left.map(({ value, label: text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </label>
      )}
      {choices.length === 0 && <p className="text-sm text-ink-3">{say("admin.skills.empty")}</p>}
      <p
        className={`mt-1.5 text-xs ${fieldState.error === undefined ? "text-ink-3" : "text-rona-ink"}`}
      >
        {fieldState.error?.message ?? help}
      </p>
    </fieldset>
  );
}
