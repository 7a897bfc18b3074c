import type { FlowTrialEntry } from "@maru/protocol";
import { type ReactNode, useEffect, useRef } from "react";
import { useIntlShape, useSay } from "../../../hooks/words-context.tsx";
import { clockSpan } from "../../../state/duration.ts";
import { TONES } from "../../../ui/tones.ts";
import { wordsFor } from "../../../words.ts";
import { useGraph, useStepWords } from "../designer-context.tsx";
import { type FlowNode, nodeOf } from "../graph/flow-graph.ts";
import { useGoTo } from "../problems-panel.tsx";
import { nameIn } from "../references.ts";
import { lookOf } from "../step-look.ts";
import { titleOf } from "../step-words.ts";
import { heardWords, inputWords } from "./test-words.ts";
import { useTestRun } from "./use-test-run.ts";

/** What happened to the contact, in order, with the time since it began. */
export function TestTimeline() {
  const say = useSay();
  const intl = useIntlShape();
  const end = useRef<HTMLDivElement>(null);
  const trace = useTestRun(({ result }) => result?.trace);
  const cutShort = useTestRun(({ result }) => result?.cutShort === true);
  const now = useTestRun(({ result, setting }) => result?.at ?? setting.startsAt);
  const start = useTestRun(({ setting }) => setting.startsAt);
  useEffect(() => {
    if (trace !== undefined) end.current?.scrollIntoView({ block: "nearest" });
  }, [trace]);
  return (
    <section aria-label={say("flows.test.timeline")} className="px-4 pb-3">
      <ol className="flex flex-col gap-1.5">
        {trace?.map((entry, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what happened is its place
          <li key={place}>
            <Entry entry={entry} since={entry.at - start} />
          </li>
        ))}
      </ol>
      {cutShort && <Over>{say("flows.test.cutShort")}</Over>}
      <div ref={end} className="pt-3 text-center text-2xs text-ink-3">
        <span role="status">
          {say("flows.test.now", {
            time: intl.formatDate(now, {
              weekday: "short",
              month: "numeric",
              day: "numeric",
              hour: "numeric",
              minute: "2-digit",
              second: "2-digit",
            }),
          })}
        </span>
      </div>
    </section>
  );
}

function Entry({ entry, since }: { entry: FlowTrialEntry; since: number }) {
  const graph = useGraph();
  const words = useStepWords();
  const { say, references } = words;
  switch (entry.type) {
    case "entered": {
      const node = nodeOf(graph, entry.nodeId);
      return node === undefined ? null : <StepLine node={node} since={since} />;
    }
    case "read":
      return <Said>{entry.text}</Said>;
    case "heard":
      return entry.prompts.map((prompt, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a prompt may be heard twice in a row
        <Said key={place}>{heardWords(words, prompt)}</Said>
      ));
    case "repeated":
      return <Remark>{say("flows.test.repeated")}</Remark>;
    case "did":
      return entry.input.type === "advance" ? (
        <Remark>{say("flows.test.advanced", { time: clockSpan(entry.input.ms) })}</Remark>
      ) : (
        <p className="ml-auto w-fit max-w-[85%] whitespace-pre-line rounded-lg rounded-tr-xs bg-bubble-out px-3 py-1.5 text-sm text-ink">
          {inputWords(say, entry.input)}
        </p>
      );
    case "set":
      return Object.entries(entry.values).map(([id, value]) => (
        <Remark key={id}>{`${nameIn(references.variables, id)} = ${value}`}</Remark>
      ));
    case "asked":
      return <Remark>{`${entry.request.method} ${entry.request.url}`}</Remark>;
    case "waiting":
      return (
        <Remark>
          {say("flows.test.waiting", { queue: nameIn(references.queues, entry.queueId) })}
        </Remark>
      );
    case "rings":
      return <Remark>{say("flows.test.rings", { number: entry.number })}</Remark>;
    case "recording":
      return <Remark>{say("flows.test.recording")}</Remark>;
    case "screenPop":
      return <Remark>{say("flows.test.pops", { url: entry.url })}</Remark>;
    case "left":
      return <Over>{wordsFor(say, "flowOutcome", entry.outcome) ?? entry.outcome}</Over>;
    case "ended":
      return <Over>{say("flows.test.ended")}</Over>;
  }
}

function Said({ children }: { children: ReactNode }) {
  return (
    <p className="mb-1.5 mr-8 w-fit max-w-full whitespace-pre-line rounded-lg rounded-tl-xs bg-bubble-in px-3 py-2 text-sm text-ink last:mb-0">
      {children}
    </p>
  );
}

function Remark({ children }: { children: ReactNode }) {
  return <p className="text-center text-xs text-ink-3">{children}</p>;
}

function Over({ children }: { children: ReactNode }) {
  return (
    <p className="mt-1 rounded-md bg-surface-2 px-3 py-2 text-center text-xs font-medium text-ink-2">
      {children}
    </p>
  );
}

function StepLine({ node, since }: { node: FlowNode; since: number }) {
  const words = useStepWords();
  const goTo = useGoTo();
  const { icon: Icon, tone } = lookOf(node.type, words.channel);
  return (
    <button
      type="button"
      onClick={() => goTo(node.id)}
      className="flex w-full items-center gap-2 rounded-sm py-0.5 text-left text-xs text-ink-2 hover:bg-surface-2"
    >
      <Icon aria-hidden className={`size-3.5 shrink-0 ${TONES[tone].ink}`} strokeWidth={2} />
      <span className="min-w-0 flex-1 truncate font-medium">{titleOf(words, node)}</span>
      <span className="tabular shrink-0 text-2xs text-ink-3">{clockSpan(since)}</span>
    </button>
  );
}
