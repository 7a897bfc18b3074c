import { CornerDownRight, Trash2 } from "lucide-react";
import { useSay } from "../../../hooks/words-context.tsx";
import { Button } from "../../../ui/button.tsx";
import { wordsFor } from "../../../words.ts";
import { PlainSelect } from "../../form/plain-select.tsx";
import { focusNode } from "../canvas/focus-node.ts";
import {
  useDesigner,
  useDesignerState,
  useGraph,
  useProblems,
  useStepWords,
} from "../designer-context.tsx";
import { connect, renameNode } from "../graph/edit.ts";
import { exitsOf } from "../graph/exits.ts";
import { type FlowNode, nodeOf } from "../graph/flow-graph.ts";
import { readingOrder } from "../graph/navigate.ts";
import { SidePanel } from "../side-panel.tsx";
import { exitLine, titleOf, typeHint, typeName } from "../step-words.ts";
import { FormPart } from "./form-part.tsx";
import { StepForm } from "./step-form.tsx";
import { TextEdit } from "./text-edit.tsx";

/** The chosen step: its name, what it does, and where it leads. */
export function Inspector() {
  const [only] = useDesignerState(({ selected }) => selected);
  const node = nodeOf(useGraph(), only ?? "");
  return node === undefined ? null : <NodeInspector key={node.id} node={node} />;
}

function NodeInspector({ node }: { node: FlowNode }) {
  const say = useSay();
  const designer = useDesigner();
  const { channel } = designer;
  return (
    <SidePanel
      title={typeName(say, node.type, channel)}
      onClose={() => {
        designer.open(null);
        focusNode(node.id);
      }}
      onLeave={() => focusNode(node.id)}
    >
      <div className="flex flex-col gap-4 px-4 pb-6" data-inspector>
        <p className="-mt-1 text-xs text-ink-3">{typeHint(say, node.type)}</p>
        <NodeProblems node={node} />
        {node.type !== "start" && (
          <TextEdit
            label={say("flows.form.stepName")}
            maxLength={80}
            placeholder={typeName(say, node.type, channel)}
            value={node.label}
            onChange={(label) =>
              designer.edit((graph) => renameNode(graph, node.id, label), `${node.id}.label`)
            }
          />
        )}
        <StepForm node={node} />
        <ExitList node={node} />
        {node.type !== "start" && (
          <div className="border-t border-line pt-4">
            <Button
              size="sm"
              variant="dangerSoft"
              icon={Trash2}
              onClick={() => {
                designer.removeSelected();
                const { focused } = designer.store.getState();
                if (focused !== null) focusNode(focused);
              }}
            >
              {say("flows.form.remove")}
            </Button>
          </div>
        )}
      </div>
    </SidePanel>
  );
}

/** What is wrong with the step and is not said at one of its fields or exits. */
function NodeProblems({ node }: { node: FlowNode }) {
  const say = useSay();
  const own = useProblems().filter(
    ({ nodeId, field, exit }) => nodeId === node.id && field === null && exit === null,
  );
  if (own.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 rounded-md bg-rona-soft px-3 py-2 text-xs text-rona-ink">
      {own.map(({ code }) => (
        <li key={code}>{wordsFor(say, "flowProblem", code) ?? code}</li>
      ))}
    </ul>
  );
}

/** Every exit and what follows it: the same as drawing an edge, without a pointer. */
function ExitList({ node }: { node: FlowNode }) {
  const words = useStepWords();
  const { say } = words;
  const graph = useGraph();
  const designer = useDesigner();
  const problems = useProblems();
  const exits = exitsOf(node);
  if (exits.length === 0) return null;
  const steps = readingOrder(graph).filter(({ type }) => type !== "start");
  return (
    <FormPart title={say("flows.form.exits")}>
      <ul className="flex flex-col gap-3">
        {exits.map((exit) => {
          const name = exitLine(words, node, exit);
          const wrong = problems.some(
            (one) => one.nodeId === node.id && one.exit === exit && one.code === "exit_unconnected",
          );
          return (
            <li key={exit}>
              <p className="mb-1 flex items-center gap-1.5 text-xs font-medium text-ink-2">
                <CornerDownRight aria-hidden className="size-3.5 shrink-0 text-ink-3" />
                <span className="truncate">{name}</span>
              </p>
              <PlainSelect
                className="w-full"
                label={say("flows.form.exitLeads", { exit: name })}
                invalid={wrong}
                value={node.exits[exit] ?? ""}
                choices={[
                  { value: "", label: say("flows.form.exitNone") },
                  ...steps.map((step) => ({ value: step.id, label: choiceOf(step) })),
                  { value: NEW, label: say("flows.form.exitNew") },
                ]}
                onChange={(target) => {
                  const from = { nodeId: node.id, exit };
                  if (target === NEW) designer.pick({ from, at: null });
                  else designer.edit((now) => connect(now, from, target === "" ? null : target));
                }}
              />
            </li>
          );
        })}
      </ul>
    </FormPart>
  );

  function choiceOf(step: FlowNode): string {
    const [title, type] = [titleOf(words, step), typeName(say, step.type, words.channel)];
    return title === type ? type : `${title} (${type})`;
  }
}

const NEW = "+";
