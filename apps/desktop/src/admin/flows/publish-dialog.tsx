import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useSay } from "../../hooks/words-context.tsx";
import { Button } from "../../ui/button.tsx";
import { DialogFrame } from "../../ui/dialog-frame.tsx";
import { type MessageKey, wordsFor } from "../../words.ts";
import { Legend } from "./comparison.tsx";
import {
  useDesigner,
  useGraph,
  useProblems,
  useReferences,
  useStepWords,
} from "./designer-context.tsx";
import type { OpenedFlow } from "./flow-api.ts";
import { countDifference, type Difference, differenceOf, isSame } from "./graph/difference.ts";
import { type FlowGraph, nodeOf } from "./graph/flow-graph.ts";
import { titleOf } from "./step-words.ts";
import type { FlowAutosave } from "./use-autosave.ts";
import { useFlowApi } from "./use-flow-api.ts";

type Props = { opened: OpenedFlow; autosave: FlowAutosave; onClose: () => void };

/** What new contacts will meet from now on, and what is another than before. */
export function PublishDialog({ opened, autosave, onClose }: Props) {
  const say = useSay();
  const designer = useDesigner();
  const problems = useProblems();
  const graph = useGraph();
  const { working, why, publish } = usePublish({ opened, autosave, onClose });
  const { newest } = opened;
  const difference = newest === null ? null : differenceOf(newest.graph, graph);
  const same = difference !== null && isSame(difference);
  const next = (newest?.version ?? 0) + 1;
  return (
    <DialogFrame open onClose={onClose} title={say("flows.publish.title", { version: next })}>
      <div className="flex min-h-0 flex-col gap-4 overflow-y-auto px-5 pb-5 text-sm text-ink-2">
        {problems.length > 0 ? (
          <ProblemList />
        ) : same ? (
          <p>{say("flows.publish.same", { version: newest?.version ?? 0 })}</p>
        ) : (
          <>
            <p>{say(newest === null ? "flows.publish.first" : "flows.publish.lead")}</p>
            {difference !== null && newest !== null && (
              <Changes difference={difference} before={newest.graph} after={graph} />
            )}
          </>
        )}
        {why !== null && (
          <p role="alert" className="rounded-md bg-rona-soft px-3 py-2 text-rona-ink">
            {say(why)}
          </p>
        )}
      </div>
      <footer className="flex justify-end gap-2 border-t border-line px-5 py-3">
        <Button onClick={onClose}>{say("action.cancel")}</Button>
        {problems.length > 0 ? (
          <Button
            variant="primary"
            onClick={() => {
              designer.open("problems");
              onClose();
            }}
          >
            {say("flows.publish.seeProblems")}
          </Button>
        ) : (
          <Button variant="primary" working={working} disabled={same} onClick={publish}>
            {say("flows.publish.confirm")}
          </Button>
        )}
      </footer>
    </DialogFrame>
  );
}

function usePublish({ opened, autosave, onClose }: Props) {
  const api = useFlowApi();
  const { notices } = useDesk();
  const queries = useQueryClient();
  const [working, setWorking] = useState(false);
  const [why, setWhy] = useState<MessageKey | null>(null);
  const run = async () => {
    setWorking(true);
    setWhy(null);
    const failure = (await autosave.flush())
      ? await api.publish(opened.flow.id)
      : "flows.publish.unsaved";
    setWorking(false);
    if (failure !== null) return setWhy(failure);
    await queries.invalidateQueries({ queryKey: ["flow", opened.flow.id] });
    await queries.invalidateQueries({ queryKey: ["flow-versions", opened.flow.id] });
    notices.add({
      id: "flow-published",
      tone: "success",
      title: { key: "flows.publish.done" },
      body: { key: "flows.publish.doneDetail" },
    });
    onClose();
  };
  return { working, why, publish: () => void run() };
}

function ProblemList() {
  const say = useSay();
  const problems = useProblems();
  const codes = [...new Set(problems.map(({ code }) => code))];
  return (
    <>
      <p>{say("flows.publish.problems", { count: problems.length })}</p>
      <ul className="flex list-disc flex-col gap-1 pl-5">
        {codes.map((code) => (
          <li key={code}>{wordsFor(say, "flowProblem", code) ?? code}</li>
        ))}
      </ul>
    </>
  );
}

const LOOKS = {
  added: "bg-available-soft text-available-ink",
  changed: "bg-idle-soft text-idle-ink",
  removed: "bg-rona-soft text-rona-ink",
} as const;

function Changes({
  difference,
  before,
  after,
}: {
  difference: Difference;
  before: FlowGraph;
  after: FlowGraph;
}) {
  const words = useStepWords();
  const { say } = words;
  // Names of steps draw again once they are known.
  useReferences();
  return (
    <>
      <Legend counts={countDifference(difference)} />
      <ul className="flex flex-col rounded-md border border-line">
        {[...difference.nodes].map(([id, mark]) => {
          const node = nodeOf(after, id) ?? nodeOf(before, id);
          const parts = difference.parts.get(id) ?? [];
          return (
            <li
              key={id}
              className="flex items-center gap-2.5 border-b border-line px-3 py-2 last:border-0"
            >
              <span
                className={`shrink-0 rounded-full px-2 py-0.5 text-2xs font-semibold ${LOOKS[mark]}`}
              >
                {say(`flows.mark.${mark}`)}
              </span>
              <span className="min-w-0 flex-1 truncate text-ink">
                {node === undefined ? id : titleOf(words, node)}
              </span>
              <span className="shrink-0 text-xs text-ink-3">
                {parts.map((part) => say(`flows.part.${part}`)).join(", ")}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
