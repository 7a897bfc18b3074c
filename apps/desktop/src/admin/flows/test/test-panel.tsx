import { RotateCcw, Undo2 } from "lucide-react";
import { useSay } from "../../../hooks/words-context.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { useDesigner, useReferences, useTestRunStore } from "../designer-context.tsx";
import { nameIn } from "../references.ts";
import { SidePanel } from "../side-panel.tsx";
import { TestComposer } from "./test-composer.tsx";
import { TestKeypad } from "./test-keypad.tsx";
import { TestSettings } from "./test-settings.tsx";
import { TestTimeline } from "./test-timeline.tsx";
import { TestWorld } from "./test-world.tsx";
import { useReplay, useTestRun } from "./use-test-run.ts";

/** A telephone, or a chat, that plays the draft on a clock of its own. */
export function TestPanel() {
  const say = useSay();
  const designer = useDesigner();
  const run = useTestRunStore();
  useReplay(run);
  const failed = useTestRun(({ status }) => status === "failed");
  const over = useTestRun(({ result }) => result !== null && result.nodeId === null);
  return (
    <SidePanel
      title={say("flows.test.title")}
      onClose={() => designer.open(null)}
      actions={
        <>
          <IconButton size="sm" icon={Undo2} label={say("flows.test.back")} onClick={run.back} />
          <IconButton
            size="sm"
            icon={RotateCcw}
            label={say("flows.test.restart")}
            onClick={() => run.start()}
          />
        </>
      }
      footer={
        designer.channel === "voice" ? <TestKeypad over={over} /> : <TestComposer over={over} />
      }
    >
      <TestSettings />
      {failed && (
        <p
          role="alert"
          className="mx-4 mb-2 rounded-md bg-rona-soft px-3 py-2 text-xs text-rona-ink"
        >
          {say("flows.test.failed")}
        </p>
      )}
      <TestTimeline />
      <TestWorld />
      <Variables />
    </SidePanel>
  );
}

function Variables() {
  const say = useSay();
  const { variables: known } = useReferences();
  const variables = useTestRun(({ result }) => result?.variables);
  const entries = Object.entries(variables ?? {});
  if (entries.length === 0) return null;
  return (
    <section aria-label={say("flows.test.variables")} className="border-t border-line px-4 py-3">
      <h3 className="mb-1.5 text-xs font-semibold text-ink-2">{say("flows.test.variables")}</h3>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-xs">
        {entries.map(([id, value]) => (
          <div key={id} className="contents">
            <dt className="text-ink-3">{nameIn(known, id)}</dt>
            <dd className="truncate text-right font-medium text-ink">{String(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
