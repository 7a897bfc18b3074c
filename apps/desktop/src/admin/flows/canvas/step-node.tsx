import { Handle, type NodeProps, Position } from "@xyflow/react";
import { Plus, TriangleAlert, UserRound } from "lucide-react";
import { memo } from "react";
import { useSay } from "../../../hooks/words-context.tsx";
import { TONES } from "../../../ui/tones.ts";
import { useDesigner, useStepWords } from "../designer-context.tsx";
import { exitsOf } from "../graph/exits.ts";
import type { FlowNode } from "../graph/flow-graph.ts";
import { entryHandle, exitHandles, HANDLE } from "../graph/handles.ts";
import {
  EXIT_HEIGHT,
  HEAD_HEIGHT,
  hasSummary,
  SUMMARY_HEIGHT,
  sizeOf,
} from "../graph/node-size.ts";
import { lookOf } from "../step-look.ts";
import { exitWords, summaryOf, titleOf, typeName } from "../step-words.ts";
import type { StepData, StepDrawn } from "./canvas-nodes.ts";

const MARKS = {
  added: "ring-2 ring-available",
  changed: "ring-2 ring-idle",
  removed: "ring-2 ring-rona opacity-70",
};

function ringOf({ data, selected }: { data: StepData; selected: boolean }): string {
  if (data.mark !== null) return MARKS[data.mark];
  if (data.current) return "ring-2 ring-accent shadow-floating";
  if (selected) return "ring-2 ring-accent";
  if (data.visited) return "ring-2 ring-accent/60";
  if (data.problems > 0) return "ring-1 ring-rona";
  return "ring-1 ring-(--line-button) hover:ring-line-strong";
}

/** A step as a card: what kind, what it is called, what it does, and a row with a handle for each way out. */
export const StepNode = memo(function StepNode({ data, selected }: NodeProps<StepDrawn>) {
  const { node } = data;
  const entry = entryHandle(node);
  return (
    <div
      style={sizeOf(node)}
      className={`step-card relative rounded-lg bg-surface-1 shadow-raised transition-shadow ${ringOf({ data, selected })}`}
    >
      {entry !== null && (
        <Handle
          id={entry.id}
          type="target"
          position={Position.Left}
          isConnectable={data.editable}
          className="step-handle"
          style={{ left: entry.x, top: entry.y, width: HANDLE, height: HANDLE }}
        />
      )}
      <Head data={data} />
      {hasSummary(node) && <Summary node={node} />}
      <Exits data={data} />
      {data.count > 0 && <LiveCount count={data.count} />}
    </div>
  );
});

function Head({ data: { node, problems, mark } }: { data: StepData }) {
  const words = useStepWords();
  const { icon: Icon, tone } = lookOf(node.type, words.channel);
  const { soft, ink } = TONES[tone];
  const name = typeName(words.say, node.type, words.channel);
  const title = titleOf(words, node);
  return (
    <div className="flex items-center gap-2.5 pl-4 pr-3" style={{ height: HEAD_HEIGHT }}>
      <span
        className={`flex size-8 shrink-0 items-center justify-center rounded-md ${soft} ${ink}`}
      >
        <Icon aria-hidden className="size-4" strokeWidth={2} />
      </span>
      <span className="min-w-0 flex-1">
        {title !== name && <span className="block truncate text-2xs text-ink-3">{name}</span>}
        <span className="block truncate text-sm font-semibold leading-5">{title}</span>
      </span>
      {mark !== null && <MarkBadge mark={mark} />}
      {mark === null && problems > 0 && (
        <span className="flex h-5.5 shrink-0 items-center gap-1 rounded-full bg-rona-soft px-1.5 text-2xs font-semibold text-rona-ink">
          <TriangleAlert aria-hidden className="size-3" strokeWidth={2.2} />
          {problems}
        </span>
      )}
    </div>
  );
}

const MARK_LOOKS = {
  added: "bg-available-soft text-available-ink",
  changed: "bg-idle-soft text-idle-ink",
  removed: "bg-rona-soft text-rona-ink",
};

function MarkBadge({ mark }: { mark: NonNullable<StepData["mark"]> }) {
  const say = useSay();
  return (
    <span
      className={`flex h-5.5 shrink-0 items-center rounded-full px-2 text-2xs font-semibold ${MARK_LOOKS[mark]}`}
    >
      {say(`flows.mark.${mark}`)}
    </span>
  );
}

function Summary({ node }: { node: FlowNode }) {
  const words = useStepWords();
  const summary = summaryOf(words, node);
  return (
    <div style={{ height: SUMMARY_HEIGHT }}>
      <p className="line-clamp-2 whitespace-pre-line px-4 text-xs text-ink-2">
        {summary ?? <span className="text-ink-3">{words.say("flows.summary.unset")}</span>}
      </p>
    </div>
  );
}

function Exits({ data }: { data: StepData }) {
  const { node } = data;
  const handles = exitHandles(node);
  const exits = exitsOf(node);
  return (
    <>
      {exits.length > 0 && (
        <ul className="mx-px border-t border-line">
          {exits.map((exit) => (
            <ExitRow key={exit} data={data} exit={exit} />
          ))}
        </ul>
      )}
      {handles.map((handle) => (
        <ExitHandle key={handle.id} data={data} handle={handle} />
      ))}
    </>
  );
}

function ExitRow({ data, exit }: { data: StepData; exit: string }) {
  const words = useStepWords();
  const { key, text } = exitWords(words, data.node, exit);
  const wrong = data.openExits.includes(exit);
  return (
    <li
      style={{ height: EXIT_HEIGHT }}
      className={`flex items-center justify-end gap-1.5 pl-4 pr-5 text-xs ${wrong ? "text-rona-ink" : "text-ink-2"}`}
    >
      <span className="truncate">{text}</span>
      {key !== null && (
        <kbd className="inline-flex h-4.5 min-w-4.5 shrink-0 items-center justify-center rounded-xs bg-surface-2 px-1 font-sans text-2xs font-semibold leading-none text-ink-2 shadow-[inset_0_0_0_1px_var(--line-button)]">
          {key}
        </kbd>
      )}
    </li>
  );
}

function ExitHandle({
  data: { node, editable },
  handle,
}: {
  data: StepData;
  handle: { id: string; x: number; y: number };
}) {
  const designer = useDesigner();
  const free = node.exits[handle.id] == null;
  return (
    <Handle
      id={handle.id}
      type="source"
      position={Position.Right}
      isConnectable={editable}
      className="step-handle"
      data-free={free || undefined}
      data-exit={handle.id}
      style={{ left: handle.x, top: handle.y, width: HANDLE, height: HANDLE }}
      onClick={(event) => {
        if (!editable || !free) return;
        event.stopPropagation();
        designer.pick({ from: { nodeId: node.id, exit: handle.id }, at: null });
      }}
    >
      {free && editable && <Plus aria-hidden className="size-3" strokeWidth={2.6} />}
    </Handle>
  );
}

/** Contacts that are at this step now. */
function LiveCount({ count }: { count: number }) {
  const say = useSay();
  return (
    <span
      title={say("flows.live.here", { count })}
      className="tabular absolute -top-3 right-4 flex h-6 items-center gap-1 rounded-full bg-accent px-2 text-2xs font-semibold text-on-accent shadow-raised"
    >
      <UserRound aria-hidden className="size-3" strokeWidth={2.4} />
      {count}
    </span>
  );
}
