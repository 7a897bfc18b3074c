import { useSay } from "../../../hooks/words-context.tsx";
import { StepMessage } from "./message-fields.tsx";
import { DurationEdit } from "./number-edit.tsx";
import { QueueEdit } from "./queue-form.tsx";
import { TextEdit } from "./text-edit.tsx";
import { type NodeOf, useStepEdit } from "./use-step-edit.ts";

export function CallbackForm({ node }: { node: NodeOf<"callback"> }) {
  const say = useSay();
  const { set, problem } = useStepEdit(node);
  return (
    <>
      <QueueEdit node={node} edit={{ set, problem }} help={say("flows.form.callbackHelp")} />
      <StepMessage node={node} edit={{ set, problem }} label={say("flows.form.callbackPrompt")} />
    </>
  );
}

export function VoicemailForm({ node }: { node: NodeOf<"voicemail"> }) {
  const say = useSay();
  const { set, problem } = useStepEdit(node);
  return (
    <>
      <QueueEdit node={node} edit={{ set, problem }} help={say("flows.form.voicemailHelp")} />
      <StepMessage node={node} edit={{ set, problem }} label={say("flows.form.voicemailPrompt")} />
      <DurationEdit
        label={say("flows.form.maxRecording")}
        value={node.maxMs}
        minMs={1_000}
        maxMs={600_000}
        error={problem("maxMs")}
        onChange={(maxMs) => set({ maxMs })}
      />
    </>
  );
}

export function TransferForm({ node }: { node: NodeOf<"transfer"> }) {
  const say = useSay();
  const { set, problem } = useStepEdit(node);
  return (
    <>
      <TextEdit
        code
        maxLength={16}
        label={say("flows.form.number")}
        help={say("flows.form.numberHelp")}
        placeholder="+82212345678"
        value={node.number}
        error={problem("number")}
        onChange={(number) => set({ number: number.replaceAll(/[^\d+]/g, "") })}
      />
      <DurationEdit
        label={say("flows.form.ring")}
        value={node.ringMs}
        minMs={5_000}
        maxMs={120_000}
        error={problem("ringMs")}
        onChange={(ringMs) => set({ ringMs })}
      />
    </>
  );
}
