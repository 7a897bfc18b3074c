import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  type LucideIcon,
} from "lucide-react";
import { useSay } from "../../hooks/words-context.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { MenuFrame, MenuItem, MenuLine } from "../../ui/menu.tsx";
import { useDesigner, useDesignerState } from "./designer-context.tsx";
import { ALIGNMENTS, type Alignment, alignNodes, distributeNodes } from "./graph/align.ts";

const ICONS: Record<Alignment, LucideIcon> = {
  left: AlignStartVertical,
  center: AlignCenterVertical,
  right: AlignEndVertical,
  top: AlignStartHorizontal,
  middle: AlignCenterHorizontal,
  bottom: AlignEndHorizontal,
};

/** There once several steps are chosen. */
export function AlignMenu() {
  const say = useSay();
  const designer = useDesigner();
  const selected = useDesignerState((state) => state.selected);
  if (selected.size < 2) return null;
  const ids = [...selected];
  return (
    <MenuFrame trigger={<IconButton icon={AlignStartVertical} label={say("flows.align.title")} />}>
      {ALIGNMENTS.map((alignment) => {
        const Icon = ICONS[alignment];
        return (
          <MenuItem
            key={alignment}
            leading={<Icon aria-hidden className="size-4 text-ink-3" />}
            onSelect={() => designer.edit((graph) => alignNodes(graph, ids, alignment))}
          >
            {say(`flows.align.${alignment}`)}
          </MenuItem>
        );
      })}
      <MenuLine />
      <MenuItem
        disabled={selected.size < 3}
        leading={<AlignHorizontalDistributeCenter aria-hidden className="size-4 text-ink-3" />}
        onSelect={() => designer.edit((graph) => distributeNodes(graph, ids, "x"))}
      >
        {say("flows.align.spreadX")}
      </MenuItem>
      <MenuItem
        disabled={selected.size < 3}
        leading={<AlignVerticalDistributeCenter aria-hidden className="size-4 text-ink-3" />}
        onSelect={() => designer.edit((graph) => distributeNodes(graph, ids, "y"))}
      >
        {say("flows.align.spreadY")}
      </MenuItem>
    </MenuFrame>
  );
}
