import { useSay } from "../../../hooks/words-context.tsx";
import { useDesigner, useReferences } from "../designer-context.tsx";
import type { FlowMessage } from "../graph/flow-graph.ts";
import { ReferenceEdit } from "./choice-edit.tsx";
import { PromptListen } from "./prompt-listen.tsx";
import { TextEdit } from "./text-edit.tsx";

type Props = {
  message: FlowMessage;
  onChange: (message: FlowMessage, part: string) => void;
  /** By the field's path below the message: `promptId`, `text.ko`. */
  problem: (field: string) => string | null;
  label?: string;
};

/** On a call the prompt that is heard; in a chat the text, in both languages. */
export function MessageFields({ message, onChange, problem, label }: Props) {
  const say = useSay();
  const { channel } = useDesigner();
  const { prompts } = useReferences();
  if (channel === "voice")
    return (
      <div className="flex flex-col gap-2">
        <ReferenceEdit
          label={label ?? say("flows.form.prompt")}
          from={prompts}
          value={message.promptId ?? ""}
          none={say("flows.form.choosePrompt")}
          help={prompts.length === 0 ? say("flows.form.noPrompts") : undefined}
          error={problem("promptId")}
          onChange={(id) => onChange({ ...message, promptId: id === "" ? null : id }, "promptId")}
        />
        {message.promptId !== null && <PromptListen promptId={message.promptId} />}
      </div>
    );
  return (
    <>
      {(["ko", "en"] as const).map((language) => (
        <TextEdit
          key={language}
          area
          variables
          lang={language}
          label={say(`flows.form.text.${language}`)}
          value={message.text[language]}
          error={problem(`text.${language}`)}
          onChange={(text) =>
            onChange({ ...message, text: { ...message.text, [language]: text } }, language)
          }
        />
      ))}
    </>
  );
}

/** The message of a step that has one, as its form shows it. */
export function StepMessage({
  node,
  edit: { set, problem },
  label,
}: {
  node: { message: FlowMessage };
  edit: {
    set: (change: { message: FlowMessage }, tag: string) => void;
    problem: (field: string) => string | null;
  };
  label?: string;
}) {
  return (
    <MessageFields
      message={node.message}
      onChange={(message, part) => set({ message }, `message.${part}`)}
      problem={(field) => problem(`message.${field}`)}
      {...(label !== undefined && { label })}
    />
  );
}
