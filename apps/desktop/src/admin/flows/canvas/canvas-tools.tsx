import { MiniMap, Panel, useReactFlow, useStore } from "@xyflow/react";
import { Map as MapIcon, Maximize, Minus, Plus } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { useIntlShape, useSay } from "../../../hooks/words-context.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { FIT, QUICK } from "./view.ts";

/** How much of the canvas is seen, and which part of it. */
export function CanvasTools() {
  const say = useSay();
  const intl = useIntlShape();
  const { zoomIn, zoomOut, zoomTo, fitView } = useReactFlow();
  const zoom = useStore(({ transform }) => transform[2]);
  const [map, setMap] = useState(false);
  return (
    <>
      <Panel
        position="top-left"
        style={{ margin: 12 }}
        className="flex items-center rounded-md bg-surface-1 p-0.5 shadow-floating"
      >
        <Tool
          icon={Minus}
          label={say("flows.zoom.out")}
          keys="-"
          onClick={() => void zoomOut(QUICK)}
        />
        <button
          type="button"
          title={say("flows.zoom.reset")}
          onClick={() => void zoomTo(1, QUICK)}
          className="tabular h-7 w-12 rounded-sm text-xs font-medium text-ink-2 hover:bg-surface-3 hover:text-ink"
        >
          {intl.formatNumber(zoom, { style: "percent", maximumFractionDigits: 0 })}
        </button>
        <Tool icon={Plus} label={say("flows.zoom.in")} onClick={() => void zoomIn(QUICK)} />
        <Tool
          icon={Maximize}
          label={say("flows.zoom.fit")}
          keys="0"
          onClick={() => void fitView({ ...FIT, ...QUICK })}
        />
        <Tool
          icon={MapIcon}
          label={say("flows.zoom.map")}
          aria-pressed={map}
          onClick={() => setMap(!map)}
        />
      </Panel>
      {map && (
        <MiniMap
          pannable
          zoomable
          position="top-left"
          ariaLabel={say("flows.zoom.map")}
          style={{ width: 190, height: 120, margin: "60px 0 0 12px" }}
          nodeBorderRadius={12}
        />
      )}
    </>
  );
}

const Tool = (props: ComponentProps<typeof IconButton>) => (
  <IconButton size="sm" side="bottom" {...props} />
);
