import {
  ArrowLeft,
  CircleCheck,
  CircleHelp,
  FlaskConical,
  History,
  LayoutPanelLeft,
  type LucideIcon,
  Redo2,
  TriangleAlert,
  Undo2,
  Upload,
} from "lucide-react";
import { useStore } from "zustand";
import { useSay } from "../../hooks/words-context.tsx";
import { Badge } from "../../ui/badges.tsx";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { AlignMenu } from "./align-menu.tsx";
import { useDesigner, useDesignerState, useProblems } from "./designer-context.tsx";
import type { DesignerPanel } from "./designer-state.ts";
import type { FlowAutosave } from "./use-autosave.ts";

type Props = {
  /** The newest version; null: never published. */
  version: number | null;
  /** The draft is another than it. */
  changed: boolean;
  autosave: FlowAutosave;
  onBack: () => void;
  onSettings: () => void;
  onArrange: () => void;
  onHelp: () => void;
  onPublish: () => void;
};

/** Which flow this is, how it stands, and what can be done with it. */
export function DesignerHeader(props: Props) {
  const { onBack, onSettings, onArrange, onHelp, onPublish } = props;
  const say = useSay();
  const problems = useProblems();
  const { channel } = useDesigner();
  const name = useDesignerState(({ about }) => about.name);
  return (
    <header className="flex h-13 shrink-0 items-center gap-1.5 border-b border-line bg-surface-1 px-2">
      <IconButton icon={ArrowLeft} label={say("flows.header.back")} onClick={onBack} />
      <div className="min-w-0 max-w-72">
        <h1 className="flex">
          <button
            type="button"
            title={say("flows.header.settings")}
            onClick={onSettings}
            className="min-w-0 truncate rounded-sm px-2 text-base font-semibold leading-5 hover:bg-surface-2"
          >
            {name}
          </button>
        </h1>
        <p className="truncate px-2 text-2xs text-ink-3">{say(`flows.channel.${channel}`)}</p>
      </div>
      <VersionBadge {...props} />
      <SaveLight {...props} />
      <div className="min-w-0 flex-1" />
      <HistoryButtons />
      <IconButton
        icon={LayoutPanelLeft}
        label={say("flows.header.arrange")}
        keys="L"
        onClick={onArrange}
      />
      <AlignMenu />
      <IconButton icon={CircleHelp} label={say("flows.keys.title")} keys="?" onClick={onHelp} />
      <span aria-hidden className="mx-1 h-5 w-px bg-line" />
      <PanelButton
        panel="problems"
        icon={problems.length > 0 ? TriangleAlert : CircleCheck}
        label={
          problems.length > 0
            ? say("flows.header.problems", { count: problems.length })
            : say("flows.header.noProblems")
        }
        warns={problems.length > 0}
      />
      <PanelButton panel="versions" icon={History} label={say("flows.header.versions")} />
      <PanelButton panel="test" icon={FlaskConical} label={say("flows.header.test")} />
      <Button variant="primary" icon={Upload} onClick={onPublish}>
        {say("flows.header.publish")}
      </Button>
    </header>
  );
}

function VersionBadge({ version, changed }: Pick<Props, "version" | "changed">) {
  const say = useSay();
  if (version === null) return <Badge tone="offline">{say("flows.status.draft")}</Badge>;
  return changed ? (
    <Badge tone="idle">{say("flows.status.changed", { version })}</Badge>
  ) : (
    <Badge tone="available">{say("flows.status.published", { version })}</Badge>
  );
}

function SaveLight({ autosave }: Pick<Props, "autosave">) {
  const say = useSay();
  const state = useStore(autosave.store);
  const loud = state.status === "failed" || state.status === "conflict";
  return (
    <span
      role="status"
      className={`hidden truncate text-xs wide:block ${loud ? "text-rona-ink" : "text-ink-3"}`}
    >
      {say(`flows.save.${state.status}`)}
    </span>
  );
}

function HistoryButtons() {
  const say = useSay();
  const designer = useDesigner();
  const past = useDesignerState(({ history }) => history.past.length > 0);
  const future = useDesignerState(({ history }) => history.future.length > 0);
  return (
    <>
      <IconButton
        icon={Undo2}
        label={say("flows.header.undo")}
        keys="Mod+Z"
        aria-disabled={!past || undefined}
        onClick={designer.undo}
        className="aria-disabled:text-ink-3 aria-disabled:opacity-50"
      />
      <IconButton
        icon={Redo2}
        label={say("flows.header.redo")}
        keys="Mod+Shift+Z"
        aria-disabled={!future || undefined}
        onClick={designer.redo}
        className="aria-disabled:text-ink-3 aria-disabled:opacity-50"
      />
    </>
  );
}

function PanelButton({
  panel,
  icon: Icon,
  label,
  warns = false,
}: {
  panel: DesignerPanel;
  icon: LucideIcon;
  label: string;
  warns?: boolean;
}) {
  const designer = useDesigner();
  const open = useDesignerState((state) => state.panel === panel);
  return (
    <button
      type="button"
      aria-pressed={open}
      aria-label={label}
      title={label}
      onClick={() => designer.togglePanel(panel)}
      className={`flex h-8 shrink-0 items-center gap-1.5 rounded-sm px-2 text-sm font-medium hover:bg-surface-3 aria-pressed:bg-surface-3 aria-pressed:text-ink ${warns ? "text-rona-ink" : "text-ink-2"}`}
    >
      <Icon aria-hidden className="size-4" strokeWidth={1.9} />
      <span className="hidden full:inline">{label}</span>
    </button>
  );
}
