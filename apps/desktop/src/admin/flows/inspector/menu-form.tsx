import { Plus, Trash2 } from "lucide-react";
import { useSay } from "../../../hooks/words-context.tsx";
import { Button } from "../../../ui/button.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { PlainSelect } from "../../form/plain-select.tsx";
import { useDesigner } from "../designer-context.tsx";
import { FLOW_KEYS, type MenuOption } from "../graph/flow-graph.ts";
import { FormPart } from "./form-part.tsx";
import { StepMessage } from "./message-fields.tsx";
import { DurationEdit, NumberEdit } from "./number-edit.tsx";
import { TextEdit } from "./text-edit.tsx";
import { type NodeOf, useStepEdit } from "./use-step-edit.ts";

export function MenuForm({ node }: { node: NodeOf<"menu"> }) {
  const say = useSay();
  const { set, problem } = useStepEdit(node);
  const change = (place: number, option: MenuOption, part: string) =>
    set({ options: node.options.with(place, option) }, `options.${place}.${part}`);
  const free = FLOW_KEYS.find((key) => node.options.every((option) => option.key !== key));
  return (
    <>
      <StepMessage node={node} edit={{ set, problem }} />
      <FormPart title={say("flows.form.options")} note={problem("options")}>
        <ul className="flex flex-col gap-3">
          {node.options.map((option, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an option is its place; keys may repeat while they are chosen
            <li key={place}>
              <OptionFields
                option={option}
                place={place}
                problem={(field) => problem(`options.${place}.${field}`)}
                onChange={(next, part) => change(place, next, part)}
                onRemove={() =>
                  set({ options: node.options.toSpliced(place, 1) }, crypto.randomUUID())
                }
              />
            </li>
          ))}
        </ul>
        <Button
          size="sm"
          icon={Plus}
          disabled={free === undefined}
          onClick={() =>
            free !== undefined &&
            set(
              { options: [...node.options, { key: free, label: { ko: "", en: "" } }] },
              crypto.randomUUID(),
            )
          }
        >
          {say("flows.form.addOption")}
        </Button>
      </FormPart>
      <InputLimits
        timeoutMs={node.timeoutMs}
        tries={node.tries}
        problem={problem}
        onChange={(limits, part) => set(limits, part)}
      />
    </>
  );
}

function OptionFields({
  option,
  place,
  problem,
  onChange,
  onRemove,
}: {
  option: MenuOption;
  place: number;
  problem: (field: string) => string | null;
  onChange: (option: MenuOption, part: string) => void;
  onRemove: () => void;
}) {
  const say = useSay();
  const wrongKey = problem("key");
  const label = (language: "ko" | "en", text: string) =>
    onChange({ ...option, label: { ...option.label, [language]: text } }, language);
  return (
    <div className="rounded-md bg-surface-2 p-2.5">
      <div className="mb-2 flex items-center gap-2">
        <PlainSelect
          className="w-18"
          label={say("flows.form.optionKey", { number: place + 1 })}
          value={option.key}
          invalid={wrongKey !== null}
          choices={FLOW_KEYS.map((key) => ({ value: key, label: key }))}
          onChange={(key) => onChange({ ...option, key }, "key")}
        />
        <span className="min-w-0 flex-1 text-xs text-rona-ink">{wrongKey}</span>
        <IconButton
          size="sm"
          icon={Trash2}
          label={say("flows.form.removeOption", { key: option.key })}
          onClick={onRemove}
        />
      </div>
      <div className="grid grid-cols-2 gap-2">
        {(["ko", "en"] as const).map((language) => (
          <TextEdit
            key={language}
            lang={language}
            maxLength={80}
            label={say(`flows.form.label.${language}`)}
            value={option.label[language]}
            error={problem(`label.${language}`)}
            onChange={(text) => label(language, text)}
          />
        ))}
      </div>
    </div>
  );
}

/** How long an answer is waited for, and how often it is asked for. */
export function InputLimits({
  timeoutMs,
  tries,
  problem,
  onChange,
}: {
  timeoutMs: number;
  tries: number;
  problem: (field: string) => string | null;
  onChange: (limits: { timeoutMs?: number; tries?: number }, part: string) => void;
}) {
  const say = useSay();
  const { channel } = useDesigner();
  return (
    <FormPart title={say("flows.form.limits")}>
      <DurationEdit
        label={say(channel === "voice" ? "flows.form.timeout" : "flows.form.timeoutChat")}
        value={timeoutMs}
        minMs={1_000}
        maxMs={300_000}
        error={problem("timeoutMs")}
        onChange={(ms) => onChange({ timeoutMs: ms }, "timeoutMs")}
      />
      <NumberEdit
        label={say("flows.form.tries")}
        help={say("flows.form.triesHelp")}
        value={tries}
        min={1}
        max={10}
        unit={say("flows.form.times")}
        error={problem("tries")}
        onChange={(times) => onChange({ tries: times }, "tries")}
      />
    </FormPart>
  );
}
