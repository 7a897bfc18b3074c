import { Check } from "lucide-react";
import { useState } from "react";
import { useSay } from "../../hooks/words-context.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useItems } from "../items/items.ts";
import { ListHeader } from "../list/list-header.tsx";
import { ChatStep } from "./chat-step.tsx";
import { OrganisationStep } from "./organisation-step.tsx";
import { PeopleStep } from "./people-step.tsx";
import { PhoneStep } from "./phone-step.tsx";
import { QueueStep } from "./queue-step.tsx";
import { doneSteps, nextStep, START_STEPS, type StartStep } from "./start-steps.ts";

const STEPS = {
  organisation: OrganisationStep,
  people: PeopleStep,
  queue: QueueStep,
  chat: ChatStep,
  phone: PhoneStep,
};

/** Issue H: from nothing to the first contact. Each step can be left for later and come back to. */
export function StartPage() {
  const agents = useItems("agent");
  const queues = useItems("queue");
  const entryPoints = useItems("entryPoint");
  const numbers = useItems("phoneNumber");
  if (agents.loading || queues.loading || entryPoints.loading || numbers.loading)
    return <Skeleton rows={6} />;
  const done = doneSteps({
    agents: agents.items,
    queues: queues.items,
    entryPoints: entryPoints.items,
    numbers: numbers.items,
  });
  return <Guide done={done} />;
}

function Guide({ done }: { done: ReadonlySet<StartStep> }) {
  const say = useSay();
  // Stays where it is when its step is done: what was made there may be read before going on.
  const [step, setStep] = useState(() => nextStep(done));
  const Step = STEPS[step];
  const after = START_STEPS[START_STEPS.indexOf(step) + 1];
  return (
    <div className="h-full overflow-y-auto">
      <ListHeader title={say("admin.section.start")} lead={say("admin.start.lead")}>
        <p className="tabular text-sm text-ink-2">
          {say("admin.start.progress", { done: done.size, total: START_STEPS.length })}
        </p>
      </ListHeader>
      <div className="grid gap-4 px-4 pb-8 wide:px-6 full:grid-cols-[17rem_minmax(0,1fr)]">
        <StepList current={step} done={done} onChoose={setStep} />
        <section className="rounded-lg bg-surface-1 p-6 ring-1 ring-line">
          <Step
            key={step}
            onNext={() => setStep(after ?? step)}
            nextLabel={say(after === undefined ? "admin.start.finish" : "admin.start.skip")}
          />
        </section>
      </div>
    </div>
  );
}

export type StepProps = { onNext: () => void; nextLabel: string };

function StepList({
  current,
  done,
  onChoose,
}: {
  current: StartStep;
  done: ReadonlySet<StartStep>;
  onChoose: (step: StartStep) => void;
}) {
  const say = useSay();
  return (
    <ol aria-label={say("admin.start.steps")} className="flex flex-col gap-1">
      {START_STEPS.map((step, index) => {
        const isDone = done.has(step);
        return (
          <li key={step}>
            <button
              type="button"
              aria-current={step === current ? "step" : undefined}
              onClick={() => onChoose(step)}
              className="flex w-full items-center gap-3 rounded-md px-3 py-2.5 text-left text-sm hover:bg-surface-2 aria-[current]:bg-surface-1 aria-[current]:font-semibold aria-[current]:ring-1 aria-[current]:ring-line"
            >
              <span
                aria-hidden
                className={`tabular flex size-6 shrink-0 items-center justify-center rounded-full text-xs font-semibold ${isDone ? "bg-accept text-on-accept" : "bg-surface-3 text-ink-2"}`}
              >
                {isDone ? <Check className="size-3.5" strokeWidth={2.5} /> : index + 1}
              </span>
              <span className="min-w-0">
                {say(`admin.start.step.${step}`)}
                {isDone && <span className="sr-only"> {say("admin.start.done")}</span>}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
