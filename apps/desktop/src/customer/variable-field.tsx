import { Check, LoaderCircle } from "lucide-react";
import { type ReactNode, useId } from "react";
import { useLanguage, useSay } from "../hooks/words-context.tsx";
import { useVariable } from "./use-variable.ts";
import { textOf, type Value, type Variable } from "./variable-edit.ts";

type Props = { interactionId: string; variable: Variable; value: Value | undefined };

const FIELD =
  "h-8 w-full min-w-0 rounded-sm bg-surface-1 px-2.5 text-sm shadow-[inset_0_0_0_1px_var(--line-strong)] focus:shadow-[inset_0_0_0_2px_var(--accent)] focus:outline-none aria-[invalid]:shadow-[inset_0_0_0_1px_var(--rona)]";
const INPUT_MODE = { text: "text", number: "decimal", date: undefined } as const;
const MAX_LENGTH = 500;

/** A variable the agent may change (V-21). */
export function VariableField({ interactionId, variable, value }: Props) {
  const say = useSay();
  const language = useLanguage();
  const id = useId();
  const field = useVariable(interactionId, variable, value);
  const { type } = variable;
  const shared = {
    id,
    value: field.text,
    "aria-invalid": field.failure !== null || undefined,
    "aria-describedby": `${id}-note`,
    className: FIELD,
  };
  return (
    <div>
      <div className="mb-1 flex items-center gap-1.5 text-xs">
        <label htmlFor={id} className="font-medium text-ink-2">
          {variable.name[language]}
        </label>
        <SaveMark state={field.state} />
      </div>
      {type === "choice" || type === "boolean" ? (
        <select
          {...shared}
          onChange={({ target }) => {
            field.write(target.value);
            field.save(target.value);
          }}
        >
          <option value="">{say("variables.choose")}</option>
          {choicesOf(variable, field.text).map((choice) => (
            <option key={choice} value={choice}>
              {type === "boolean"
                ? say(choice === "true" ? "variables.yes" : "variables.no")
                : choice}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...shared}
          type={type === "date" ? "date" : "text"}
          inputMode={INPUT_MODE[type]}
          autoComplete="off"
          maxLength={MAX_LENGTH}
          onChange={({ target }) => field.write(target.value)}
          onBlur={() => field.save()}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === "Enter") field.save();
            if (event.key === "Escape") field.drop();
          }}
        />
      )}
      <div id={`${id}-note`} className="text-xs">
        {field.failure !== null && (
          <p role="alert" className="mt-1 text-rona-ink">
            {say(field.failure)}
          </p>
        )}
        {field.others && (
          <p role="status" className="mt-1 flex items-baseline gap-2 text-ink-2">
            <span className="min-w-0 flex-1">
              {value === undefined
                ? say("variables.changedEmpty")
                : say("variables.changed", { value: textOf(value) })}
            </span>
            <button
              type="button"
              // Before the field is left, which would save what is in it.
              onMouseDown={(event) => event.preventDefault()}
              onClick={field.drop}
              className="shrink-0 rounded-xs font-semibold text-accent-ink hover:underline"
            >
              {say("variables.take")}
            </button>
          </p>
        )}
      </div>
    </div>
  );
}

/** A value that is allowed no more is still shown. */
function choicesOf({ type, allowedValues }: Variable, current: string): readonly string[] {
  if (type === "boolean") return ["true", "false"];
  return current === "" || allowedValues.includes(current)
    ? allowedValues
    : [...allowedValues, current];
}

function SaveMark({ state }: { state: "still" | "saving" | "saved" }) {
  const say = useSay();
  const icons: Record<typeof state, ReactNode> = {
    still: null,
    saving: <LoaderCircle aria-hidden className="size-3 motion-safe:animate-spin" />,
    saved: <Check aria-hidden className="size-3 text-available-ink" strokeWidth={2.5} />,
  };
  return (
    <span role="status" className="flex items-center gap-1 text-2xs text-ink-3">
      {icons[state]}
      {state !== "still" && say(`variables.${state}`)}
    </span>
  );
}

/** A variable the agent may only see. */
export function VariableValue({ variable, value }: Omit<Props, "interactionId">) {
  const say = useSay();
  const language = useLanguage();
  const words =
    value === undefined
      ? say("variables.unset")
      : typeof value === "boolean"
        ? say(value ? "variables.yes" : "variables.no")
        : textOf(value);
  return (
    <div>
      <p className="mb-0.5 text-xs font-medium text-ink-2">{variable.name[language]}</p>
      <p className={`text-sm ${value === undefined ? "text-ink-3" : "text-ink"}`}>{words}</p>
    </div>
  );
}
