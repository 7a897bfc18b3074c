import { CornerDownRight, Unlink } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useSay } from "../../hooks/words-context.tsx";
import { matches } from "../../state/search.ts";
import { DialogFrame } from "../../ui/dialog-frame.tsx";
import { ListSearchField } from "../../ui/search-field.tsx";
import { TONES } from "../../ui/tones.ts";
import { optionId, useListKeys } from "../../ui/use-list-keys.ts";
import { focusNode } from "./canvas/focus-node.ts";
import { useDesigner, useDesignerState, useGraph, useStepWords } from "./designer-context.tsx";
import type { Pick } from "./designer-state.ts";
import { connect } from "./graph/edit.ts";
import { exitsOf } from "./graph/exits.ts";
import { type FlowNode, type FlowStepType, nodeOf } from "./graph/flow-graph.ts";
import { readingOrder } from "./graph/navigate.ts";
import { lookOf, stepsFor } from "./step-look.ts";
import { exitLine, titleOf, typeHint, typeName } from "./step-words.ts";
import { useAddStep } from "./use-add-step.ts";

/** What follows an exit: a new step, or one that is there. With several exits, which of them is asked first. */
export function StepPick() {
  const pick = useDesignerState((state) => state.pick);
  return pick === null ? null : <PickDialog pick={pick} />;
}

function PickDialog({ pick }: { pick: Pick }) {
  const designer = useDesigner();
  const words = useStepWords();
  const graph = useGraph();
  const { say } = words;
  const field = useRef<HTMLInputElement>(null);
  const source = pick.from === null ? undefined : nodeOf(graph, pick.from.nodeId);
  const close = () => {
    designer.pick(null);
    if (source !== undefined) focusNode(source.id);
  };
  const asksExit = source !== undefined && pick.from?.exit === "";
  const title =
    source === undefined
      ? say("flows.pick.title")
      : asksExit
        ? say("flows.pick.whichExit", { step: titleOf(words, source) })
        : say("flows.pick.after", {
            step: titleOf(words, source),
            exit: exitLine(words, source, pick.from?.exit ?? ""),
          });
  return (
    <DialogFrame open onClose={close} title={title} initialFocus={field}>
      {asksExit ? (
        <ExitOptions key="exit" field={field} source={source} pick={pick} />
      ) : (
        <StepOptions key="step" field={field} pick={pick} onDone={close} />
      )}
    </DialogFrame>
  );
}

type Field = React.RefObject<HTMLInputElement | null>;
type Option = { key: string; icon: ReactNode; text: string; detail: string; heading?: string };

function ExitOptions({ field, source, pick }: { field: Field; source: FlowNode; pick: Pick }) {
  const designer = useDesigner();
  const words = useStepWords();
  const graph = useGraph();
  const options = exitsOf(source).map((exit): Option => {
    const target = nodeOf(graph, source.exits[exit] ?? "");
    return {
      key: exit,
      icon: <CornerDownRight aria-hidden className="size-4 text-ink-3" />,
      text: exitLine(words, source, exit),
      detail: target === undefined ? words.say("flows.exit.unconnected") : titleOf(words, target),
    };
  });
  return (
    <Options
      field={field}
      options={options}
      label={words.say("flows.pick.searchExit")}
      onPick={(exit) => designer.pick({ from: { nodeId: source.id, exit }, at: pick.at })}
    />
  );
}

function StepOptions({ field, pick, onDone }: { field: Field; pick: Pick; onDone: () => void }) {
  const designer = useDesigner();
  const words = useStepWords();
  const graph = useGraph();
  const add = useAddStep();
  const { say, channel } = words;
  const { from, at } = pick;
  const fresh = stepsFor(channel).flatMap(({ types }) => types);
  const there = from === null ? [] : readingOrder(graph).filter(({ type }) => type !== "start");
  const now = from === null ? null : (nodeOf(graph, from.nodeId)?.exits[from.exit] ?? null);
  const options: Option[] = [
    ...fresh.map((type, place) => ({
      key: `new:${type}`,
      icon: <StepIcon type={type} />,
      text: typeName(say, type, channel),
      detail: typeHint(say, type),
      ...(place === 0 && { heading: say("flows.pick.new") }),
    })),
    ...there
      .filter(({ id }) => id !== from?.nodeId && id !== now)
      .map((node, place) => ({
        key: `to:${node.id}`,
        icon: <StepIcon type={node.type} />,
        text: titleOf(words, node),
        detail: typeName(say, node.type, channel),
        ...(place === 0 && { heading: say("flows.pick.existing") }),
      })),
    ...(now === null
      ? []
      : [
          {
            key: "none",
            icon: <Unlink aria-hidden className="size-4 text-ink-3" />,
            text: say("flows.pick.disconnect"),
            detail: "",
            heading: say("flows.pick.other"),
          },
        ]),
  ];
  const onPick = (key: string) => {
    const [kind, value = ""] = [key.split(":")[0], key.slice(key.indexOf(":") + 1)];
    if (kind === "new") {
      designer.pick(null);
      add(value as FlowStepType, at, from);
      return;
    }
    if (from !== null)
      designer.edit((before) => connect(before, from, kind === "to" ? value : null));
    onDone();
  };
  return (
    <Options field={field} options={options} label={say("flows.pick.search")} onPick={onPick} />
  );
}

function StepIcon({ type }: { type: FlowStepType }) {
  const { channel } = useDesigner();
  const { icon: Icon, tone } = lookOf(type, channel);
  const { soft, ink } = TONES[tone];
  return (
    <span className={`flex size-7 shrink-0 items-center justify-center rounded-sm ${soft} ${ink}`}>
      <Icon aria-hidden className="size-4" strokeWidth={2} />
    </span>
  );
}

function Options({
  field,
  options,
  label,
  onPick,
}: {
  field: Field;
  options: readonly Option[];
  label: string;
  onPick: (key: string) => void;
}) {
  const say = useSay();
  const [query, setQuery] = useState("");
  // The dialog stays open when one question follows the other.
  useEffect(() => field.current?.focus(), [field]);
  const shown = options.filter(({ text, detail }) => matches(`${text} ${detail}`, query));
  const { active, setActive, onKeyDown } = useListKeys(
    shown.map(({ key }) => key),
    { firstActive: true, onEnter: onPick },
  );
  return (
    <div className="flex min-h-0 flex-col">
      <div className="px-4 pb-2">
        <ListSearchField
          field={field}
          value={query}
          onChange={setQuery}
          label={label}
          listId="flow-pick"
          active={active}
          onKeyDown={onKeyDown}
        />
      </div>
      <div
        id="flow-pick"
        role="listbox"
        aria-label={label}
        tabIndex={-1}
        className="min-h-0 flex-1 overflow-y-auto px-2 pb-2"
      >
        {shown.map(({ key, icon, text, detail, heading }) => (
          <div key={key} role="presentation">
            {heading !== undefined && (
              <p className="px-2.5 pb-1 pt-2 text-2xs font-semibold text-ink-3">{heading}</p>
            )}
            {/** biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the search field's */}
            <div
              id={optionId(key)}
              role="option"
              tabIndex={-1}
              aria-selected={key === active}
              onMouseMove={() => setActive(key)}
              onClick={() => onPick(key)}
              className="flex min-h-10 items-center gap-3 rounded-sm px-2.5 py-1.5 aria-selected:bg-surface-3"
            >
              {icon}
              <span className="min-w-0 flex-1">
                <span className="block truncate text-sm text-ink">{text}</span>
                {detail !== "" && (
                  <span className="block truncate text-xs text-ink-3">{detail}</span>
                )}
              </span>
            </div>
          </div>
        ))}
        {shown.length === 0 && (
          <p className="px-3 py-6 text-center text-sm text-ink-3">{say("flows.pick.none")}</p>
        )}
      </div>
    </div>
  );
}
