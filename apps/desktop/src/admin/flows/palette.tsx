import { useReactFlow } from "@xyflow/react";
import { useSay } from "../../hooks/words-context.tsx";
import { TONES } from "../../ui/tones.ts";
import { Tooltip } from "../../ui/tooltip.tsx";
import { STEP_MEDIA_TYPE } from "./canvas/view.ts";
import { useDesigner } from "./designer-context.tsx";
import type { FlowStepType } from "./graph/flow-graph.ts";
import { lookOf, stepsFor } from "./step-look.ts";
import { typeHint, typeName } from "./step-words.ts";
import { useAddStep } from "./use-add-step.ts";

/** Every kind of step, to drag onto the canvas or to press: then it follows the step that is chosen. */
export function Palette() {
  const say = useSay();
  const { channel } = useDesigner();
  return (
    <aside
      aria-label={say("flows.palette.label")}
      className="min-h-0 w-12 shrink-0 overflow-y-auto border-r border-line bg-surface-1 px-1.5 py-3 full:w-44 full:px-2"
    >
      {stepsFor(channel).map(({ group, types }) => (
        <section key={group} aria-label={say(`flows.group.${group}`)} className="mb-3 last:mb-0">
          <h3 className="hidden px-2 pb-1 text-2xs font-semibold text-ink-3 full:block">
            {say(`flows.group.${group}`)}
          </h3>
          <ul className="flex flex-col gap-0.5">
            {types.map((type) => (
              <li key={type}>
                <PaletteItem type={type} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </aside>
  );
}

function PaletteItem({ type }: { type: FlowStepType }) {
  const say = useSay();
  const designer = useDesigner();
  const add = useAddStep();
  const { screenToFlowPosition } = useReactFlow();
  const { icon: Icon, tone } = lookOf(type, designer.channel);
  const { soft, ink } = TONES[tone];
  const middle = () => {
    const box = document.querySelector(".flow-canvas")?.getBoundingClientRect();
    if (box === undefined) return null;
    return screenToFlowPosition({ x: box.x + box.width / 2, y: box.y + box.height / 3 });
  };
  return (
    <Tooltip text={typeHint(say, type)} side="right">
      <button
        type="button"
        draggable
        onDragStart={(event) => {
          event.dataTransfer.setData(STEP_MEDIA_TYPE, type);
          event.dataTransfer.effectAllowed = "copy";
        }}
        onClick={() => add(type, middle())}
        className="inset-focus flex h-9 w-full cursor-grab items-center justify-center gap-2.5 rounded-sm text-sm text-ink hover:bg-surface-2 active:cursor-grabbing full:justify-start full:px-1.5"
      >
        <span
          className={`flex size-6.5 shrink-0 items-center justify-center rounded-sm ${soft} ${ink}`}
        >
          <Icon aria-hidden className="size-3.5" strokeWidth={2} />
        </span>
        <span className="sr-only truncate full:not-sr-only">
          {typeName(say, type, designer.channel)}
        </span>
      </button>
    </Tooltip>
  );
}
