import { useState } from "react";
import { useSay } from "../../hooks/words-context.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { idFrom } from "../items/item-id.ts";
import { useItems } from "../items/items.ts";
import { useChoices } from "../items/use-choices.ts";
import { newQueue } from "../queues/new-queue.ts";
import { LabelledSelect } from "./labelled-select.tsx";
import type { StepProps } from "./start-page.tsx";
import { StepFrame } from "./step-frame.tsx";
import { usePut } from "./use-put.ts";

export function QueueStep({ onNext, nextLabel }: StepProps) {
  const say = useSay();
  const { items: queues } = useItems("queue");
  const { items: reasons } = useItems("wrapUpReason");
  const teams = useChoices("team");
  const { run, put, working, failure } = usePut();
  const [name, setName] = useState(say("admin.start.queueName"));
  const [chosen, setTeam] = useState("");
  const team = chosen || (teams[0]?.value ?? "");
  const create = async () => {
    if (name.trim() === "") return;
    const id = idFrom(name, new Set(queues.map((queue) => queue.id)), "queue");
    const queue = {
      ...newQueue(reasons.map((reason) => reason.id)),
      id,
      name: name.trim(),
      teamIds: team === "" ? [] : [team],
    };
    if (await run(() => put("queue", queue))) onNext();
  };
  return (
    <StepFrame
      title={say("admin.start.step.queue")}
      lead={say("admin.start.queueLead")}
      submit={say("admin.queues.create")}
      working={working}
      failure={failure}
      onSubmit={() => void create()}
      onSkip={onNext}
      skip={nextLabel}
    >
      <TextField
        label={say("admin.field.name")}
        value={name}
        onChange={setName}
        error={name.trim() === "" ? say("field.required") : null}
      />
      <LabelledSelect
        label={say("admin.field.teams")}
        value={team}
        onChange={setTeam}
        choices={teams}
      />
    </StepFrame>
  );
}
