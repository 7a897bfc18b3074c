import { useSay } from "../../../hooks/words-context.tsx";
import { useDesigner, useReferences } from "../designer-context.tsx";
import { ReferenceEdit, SwitchEdit } from "./choice-edit.tsx";
import { InputLimits } from "./menu-form.tsx";
import { StepMessage } from "./message-fields.tsx";
import { NumberEdit } from "./number-edit.tsx";
import { type NodeOf, useStepEdit } from "./use-step-edit.ts";

export function SayForm({ node }: { node: NodeOf<"say"> }) {
  const say = useSay();
  const { channel } = useDesigner();
  const { set, problem } = useStepEdit(node);
  return (
    <>
      <StepMessage node={node} edit={{ set, problem }} />
      {channel === "voice" && (
        <SwitchEdit
          label={say("flows.form.bargeIn")}
          help={say("flows.form.bargeInHelp")}
          checked={node.bargeIn}
          onChange={(bargeIn) => set({ bargeIn })}
        />
      )}
    </>
  );
}

const MOST_DIGITS = 64;

export function CollectForm({ node }: { node: NodeOf<"collect"> }) {
  const say = useSay();
  const { channel } = useDesigner();
  const { variables } = useReferences();
  const { set, problem } = useStepEdit(node);
  return (
    <>
      <StepMessage node={node} edit={{ set, problem }} />
      <ReferenceEdit
        label={say("flows.form.collectInto")}
        from={variables}
        value={node.variableId}
        none={say("flows.form.chooseVariable")}
        error={problem("variableId")}
        onChange={(variableId) => set({ variableId })}
      />
      {channel === "voice" && (
        <div className="grid grid-cols-2 gap-3">
          <NumberEdit
            label={say("flows.form.minDigits")}
            value={node.minDigits}
            min={1}
            max={MOST_DIGITS}
            onChange={(minDigits) =>
              set({ minDigits, maxDigits: Math.max(minDigits, node.maxDigits) }, "digits")
            }
          />
          <NumberEdit
            label={say("flows.form.maxDigits")}
            value={node.maxDigits}
            min={1}
            max={MOST_DIGITS}
            error={problem("maxDigits")}
            onChange={(maxDigits) => set({ maxDigits })}
          />
        </div>
      )}
      <InputLimits
        timeoutMs={node.timeoutMs}
        tries={node.tries}
        problem={problem}
        onChange={(limits, part) => set(limits, part)}
      />
    </>
  );
}
