import { useState } from "react";
import { useSay } from "../../hooks/words-context.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { newEntryPoint } from "../channels/new-entry-point.ts";
import { SnippetBox } from "../channels/web-snippet.tsx";
import { idFrom } from "../items/item-id.ts";
import { useItems } from "../items/items.ts";
import type { StepProps } from "./start-page.tsx";
import { StepFrame } from "./step-frame.tsx";
import { usePut } from "./use-put.ts";

/** A chat channel, and the code to paste. */
export function ChatStep({ onNext, nextLabel }: StepProps) {
  const say = useSay();
  const { items: entryPoints } = useItems("entryPoint");
  const there = entryPoints.find(({ channel }) => channel === "chat");
  if (there === undefined) return <NewChat onNext={onNext} nextLabel={nextLabel} />;
  return (
    <StepFrame
      title={say("admin.start.chatReady")}
      lead={say("admin.start.chatReadyLead")}
      onSkip={onNext}
      skip={say("admin.start.next")}
    >
      <SnippetBox entryPointId={there.id} channel="chat" />
    </StepFrame>
  );
}

function NewChat({ onNext, nextLabel }: StepProps) {
  const say = useSay();
  const { items: entryPoints } = useItems("entryPoint");
  const { items: queues } = useItems("queue");
  const queue = queues.find(({ channel }) => channel === "chat");
  const { run, put, working, failure } = usePut();
  const [name, setName] = useState(say("admin.start.chatName"));
  const create = async () => {
    if (name.trim() === "" || queue === undefined) return;
    const id = idFrom(name, new Set(entryPoints.map((each) => each.id)), "chat");
    await run(() =>
      put("entryPoint", { ...newEntryPoint(), id, name: name.trim(), queueId: queue.id }),
    );
  };
  return (
    <StepFrame
      title={say("admin.start.step.chat")}
      lead={say("admin.start.chatLead")}
      submit={say("admin.start.makeChat")}
      working={working}
      failure={queue === undefined ? say("admin.start.queueFirst") : failure}
      onSubmit={() => void create()}
      onSkip={onNext}
      skip={nextLabel}
    >
      <TextField
        label={say("admin.field.name")}
        hint={say("admin.entryPoints.nameHelp")}
        value={name}
        onChange={setName}
        error={/^[\p{L}\p{N}_-]{1,80}$/u.test(name) ? null : say("field.entry_point_name_invalid")}
      />
    </StepFrame>
  );
}
