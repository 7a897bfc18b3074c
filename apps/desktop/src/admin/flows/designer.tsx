import { ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { useEffect, useMemo, useState } from "react";
import { useLanguage, useSay } from "../../hooks/words-context.tsx";
import { FlowCanvas } from "./canvas/flow-canvas.tsx";
import { useFollow } from "./canvas/use-follow.ts";
import { FIT, QUICK } from "./canvas/view.ts";
import { type Comparison, ComparisonBar, overlayOf } from "./comparison.tsx";
import { ConflictBar } from "./conflict-bar.tsx";
import {
  DesignerContext,
  useDesigner,
  useDesignerState,
  useGraph,
  useProblems,
} from "./designer-context.tsx";
import { DesignerHeader } from "./designer-header.tsx";
import { createDesigner, type Designer } from "./designer-state.ts";
import type { Flow, OpenedFlow } from "./flow-api.ts";
import { differenceOf, isSame } from "./graph/difference.ts";
import { arrange } from "./graph/layout.ts";
import { newNodeId } from "./graph/node-id.ts";
import { Inspector } from "./inspector/inspector.tsx";
import { KeySheet } from "./key-sheet.tsx";
import { Palette } from "./palette.tsx";
import { problemOverlay } from "./problem-overlay.ts";
import { ProblemsPanel } from "./problems-panel.tsx";
import { PublishDialog } from "./publish-dialog.tsx";
import { FlowSettingsDialog } from "./settings-dialog.tsx";
import { StepPick } from "./step-pick.tsx";
import { TestPanel } from "./test/test-panel.tsx";
import { createTestRun, type TestRun } from "./test/test-run.ts";
import { useTestRun } from "./test/use-test-run.ts";
import { type FlowAutosave, useAutosave } from "./use-autosave.ts";
import { useClipboard } from "./use-clipboard.ts";
import { useDesignerKeys } from "./use-designer-keys.ts";
import { useFlowApi } from "./use-flow-api.ts";
import { useFlowReferences } from "./use-flow-references.ts";
import { useLiveCounts } from "./use-live-counts.ts";
import { useValidation } from "./use-validation.ts";
import { VersionsPanel } from "./versions-panel.tsx";

type Props = {
  opened: OpenedFlow;
  onBack: () => void;
  /** Throws away what is drawn here and loads what the server has. */
  onReload: () => void;
};

/** One flow being drawn: head, palette, canvas, and a panel beside it. */
export function FlowDesigner({ opened, onBack, onReload }: Props) {
  const { flow, revision } = opened;
  const [designer] = useState(() => designerOf(flow));
  const autosave = useAutosave(designer, flow, revision);
  const references = useFlowReferences();
  const problems = useValidation(designer);
  const testRun = useTestRunOf(designer, opened.entryPointIds[0] ?? null);
  const parts = useMemo(
    () => ({ designer, references, problems, testRun }),
    [designer, references, problems, testRun],
  );
  return (
    <DesignerContext.Provider value={parts}>
      <ReactFlowProvider>
        <Screen opened={opened} autosave={autosave} onBack={onBack} onReload={onReload} />
      </ReactFlowProvider>
    </DesignerContext.Provider>
  );
}

const designerOf = ({ name, description, channel, draft }: Flow): Designer =>
  createDesigner({ about: { name, description }, graph: draft, channel }, newNodeId);

function useTestRunOf(designer: Designer, entryPointId: string | null): TestRun {
  const api = useFlowApi();
  const language = useLanguage();
  const [run] = useState(() =>
    createTestRun({
      graph: designer.graph,
      setting: { startsAt: Math.floor(Date.now() / 60_000) * 60_000, language, from: null },
      run: (graph, setting, inputs) =>
        api.test({ channel: designer.channel, entryPointId, graph, ...setting, inputs }),
    }),
  );
  return run;
}

type Dialog = "keys" | "publish" | "settings";

function Screen({ opened, autosave, onBack, onReload }: Props & { autosave: FlowAutosave }) {
  const say = useSay();
  const designer = useDesigner();
  const graph = useGraph();
  const { fitView } = useReactFlow();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [comparison, setComparison] = useComparison(designer);
  const newest = opened.newest;
  const changed = useMemo(
    () => newest !== null && !isSame(differenceOf(newest.graph, graph)),
    [newest, graph],
  );
  const onArrange = () => {
    designer.edit(arrange);
    requestAnimationFrame(() => void fitView({ ...FIT, ...QUICK }));
  };
  const onKeyDown = useDesignerKeys({ onArrange, onHelp: () => setDialog("keys") });
  useClipboard();
  const close = () => setDialog(null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of what is inside
    <div className="flex h-full min-h-0 flex-col" onKeyDown={onKeyDown}>
      <DesignerHeader
        version={newest?.version ?? null}
        changed={changed}
        autosave={autosave}
        onBack={() => void autosave.flush().then(onBack)}
        onSettings={() => setDialog("settings")}
        onArrange={onArrange}
        onHelp={() => setDialog("keys")}
        onPublish={() => setDialog("publish")}
      />
      <ConflictBar autosave={autosave} onReload={onReload} />
      <div className="relative flex min-h-0 flex-1">
        <Palette />
        <Canvas opened={opened} comparison={comparison} onClose={() => setComparison(null)} />
        <Panels opened={opened} comparison={comparison} onCompare={setComparison} />
      </div>
      <StepPick />
      {dialog === "keys" && <KeySheet onClose={close} />}
      {dialog === "settings" && <FlowSettingsDialog onClose={close} />}
      {dialog === "publish" && (
        <PublishDialog opened={opened} autosave={autosave} onClose={close} />
      )}
      <span className="sr-only" role="status">
        {comparison !== null && say("flows.compare.announce", { version: comparison.version })}
      </span>
    </div>
  );
}

/** What the draft is compared with; ends when the panel of versions is closed. */
function useComparison(designer: Designer) {
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const panel = useDesignerState((state) => state.panel);
  useEffect(() => {
    if (panel !== "versions") setComparison(null);
  }, [panel]);
  useEffect(() => {
    if (comparison !== null) designer.select([]);
  }, [comparison, designer]);
  return [comparison, setComparison] as const;
}

function Canvas({
  opened,
  comparison,
  onClose,
}: {
  opened: OpenedFlow;
  comparison: Comparison | null;
  onClose: () => void;
}) {
  const say = useSay();
  const graph = useGraph();
  const problems = useProblems();
  const counts = useLiveCounts(opened.flow.id);
  const path = useTestRun(({ path: of }) => of);
  const testing = useDesignerState(({ panel }) => panel === "test");
  useFollow(testing ? path.current : null);
  const compared = useMemo(
    () => (comparison === null ? null : overlayOf(comparison.graph, graph)),
    [comparison, graph],
  );
  const overlay = useMemo(() => {
    if (compared !== null) return compared.overlay;
    return { ...problemOverlay(problems), counts, ...(testing ? path : {}) };
  }, [compared, problems, counts, testing, path]);
  return (
    <div className="relative min-w-0 flex-1">
      <FlowCanvas
        graph={compared?.graph ?? graph}
        overlay={overlay}
        editable={compared === null}
        label={say("flows.canvas.label", { name: opened.flow.name })}
      >
        {comparison !== null && compared !== null && (
          <ComparisonBar comparison={comparison} counts={compared.counts} onClose={onClose} />
        )}
      </FlowCanvas>
    </div>
  );
}

function Panels({
  opened,
  comparison,
  onCompare,
}: {
  opened: OpenedFlow;
  comparison: Comparison | null;
  onCompare: (comparison: Comparison | null) => void;
}) {
  const panel = useDesignerState((state) => state.panel);
  switch (panel) {
    case null:
      return null;
    case "step":
      return <Inspector />;
    case "problems":
      return <ProblemsPanel />;
    case "test":
      return <TestPanel />;
    case "versions":
      return <VersionsPanel opened={opened} comparison={comparison} onCompare={onCompare} />;
  }
}
