import { useState } from "react";
import { useSay } from "../../../hooks/words-context.tsx";
import { Button } from "../../../ui/button.tsx";
import {
  useDesigner,
  useDesignerState,
  useReferences,
  useTestRunStore,
} from "../designer-context.tsx";
import { nodeOf } from "../graph/flow-graph.ts";
import { TextEdit } from "../inspector/text-edit.tsx";
import { nameIn } from "../references.ts";
import { useTestRun } from "./use-test-run.ts";

/** What the world answers while a run waits for it: a web service, or whoever is rung. */
export function TestWorld() {
  const say = useSay();
  const run = useTestRunStore();
  const waitsFor = useTestRun(({ result }) => result?.waitsFor);
  const nodeId = useTestRun(({ result }) => result?.nodeId);
  if (waitsFor === "web") return <WebAnswer key={nodeId} nodeId={nodeId ?? ""} />;
  if (waitsFor !== "answer") return null;
  return (
    <section
      aria-label={say("flows.test.whoIsRung")}
      className="mx-4 mb-3 flex items-center gap-2 rounded-md bg-surface-2 p-3"
    >
      <p className="min-w-0 flex-1 text-xs text-ink-2">{say("flows.test.whoIsRung")}</p>
      <Button size="sm" onClick={() => run.put({ type: "transfer", answered: false })}>
        {say("flows.test.notAnswered")}
      </Button>
      <Button
        size="sm"
        variant="primary"
        onClick={() => run.put({ type: "transfer", answered: true })}
      >
        {say("flows.test.answered")}
      </Button>
    </section>
  );
}

/** The real service is not asked: what it would answer is written here, or that it fails. */
function WebAnswer({ nodeId }: { nodeId: string }) {
  const say = useSay();
  const run = useTestRunStore();
  const designer = useDesigner();
  const { variables } = useReferences();
  // Draws again when the step's assignments are edited.
  useDesignerState(({ history }) => history.present);
  const node = nodeOf(designer.graph(), nodeId);
  const [answer, setAnswer] = useState<Readonly<Record<string, string>>>({});
  const ids = node?.type === "http" ? node.assign.map(({ variableId }) => variableId) : [];
  const known = [...new Set(ids)].filter((id) => id !== "");
  return (
    <form
      aria-label={say("flows.test.web")}
      className="mx-4 mb-3 flex flex-col gap-2.5 rounded-md bg-surface-2 p-3"
      onSubmit={(event) => {
        event.preventDefault();
        run.put({ type: "web", answer: { ...answer } });
      }}
    >
      <p className="text-xs text-ink-2">{say("flows.test.web")}</p>
      {known.map((id) => (
        <TextEdit
          key={id}
          label={nameIn(variables, id)}
          value={answer[id] ?? ""}
          onChange={(value) => setAnswer({ ...answer, [id]: value })}
        />
      ))}
      <div className="flex justify-end gap-2">
        <Button size="sm" onClick={() => run.put({ type: "web", answer: null })}>
          {say("flows.test.webFailed")}
        </Button>
        <Button size="sm" variant="primary" type="submit">
          {say("flows.test.webAnswered")}
        </Button>
      </div>
    </form>
  );
}
