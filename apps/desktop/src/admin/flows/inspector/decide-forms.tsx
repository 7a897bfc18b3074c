import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import { useSay } from "../../../hooks/words-context.tsx";
import { Button } from "../../../ui/button.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { useReferences } from "../designer-context.tsx";
import { CONTACT_FACTS, type FlowBranch } from "../graph/flow-graph.ts";
import type { VariableReference } from "../references.ts";
import { ReferenceEdit, SelectEdit } from "./choice-edit.tsx";
import { FormPart } from "./form-part.tsx";
import { TextEdit } from "./text-edit.tsx";
import { type NodeOf, useStepEdit } from "./use-step-edit.ts";

export function HoursForm({ node }: { node: NodeOf<"hours"> }) {
  const say = useSay();
  const { hours } = useReferences();
  const { set, problem } = useStepEdit(node);
  return (
    <ReferenceEdit
      label={say("flows.form.hours")}
      help={say(hours.length === 0 ? "flows.form.noHours" : "flows.form.hoursHelp")}
      from={hours}
      value={node.businessHoursId}
      none={say("flows.form.chooseHours")}
      error={problem("businessHoursId")}
      onChange={(businessHoursId) => set({ businessHoursId })}
    />
  );
}

const OPERATORS = ["equals", "contains", "startsWith", "greater", "less", "isSet"] as const;

export function ConditionForm({ node }: { node: NodeOf<"condition"> }) {
  const say = useSay();
  const { set, problem } = useStepEdit(node);
  const { branches } = node;
  const own = () => crypto.randomUUID();
  const add = () => {
    const id = own().slice(0, 6);
    set({ branches: [...branches, { id, operand: "", operator: "equals", value: "" }] }, id);
  };
  const swap = (place: number) => {
    const [one, other] = [branches[place], branches[place + 1]];
    if (one !== undefined && other !== undefined)
      set({ branches: branches.with(place, other).with(place + 1, one) }, own());
  };
  return (
    <FormPart title={say("flows.form.branches")} note={problem("branches")}>
      <p className="-mt-2 text-xs text-ink-3">{say("flows.form.branchesHelp")}</p>
      <ol className="flex flex-col gap-3">
        {branches.map((branch, place) => (
          <li key={branch.id} className="rounded-md bg-surface-2 p-2.5">
            <div className="mb-1 flex items-center gap-1">
              <span className="min-w-0 flex-1 text-xs font-semibold text-ink-2">
                {say("flows.form.branch", { number: place + 1 })}
              </span>
              {place > 0 && (
                <IconButton
                  size="sm"
                  icon={ArrowUp}
                  label={say("flows.form.branchUp", { number: place + 1 })}
                  onClick={() => swap(place - 1)}
                />
              )}
              {place < branches.length - 1 && (
                <IconButton
                  size="sm"
                  icon={ArrowDown}
                  label={say("flows.form.branchDown", { number: place + 1 })}
                  onClick={() => swap(place)}
                />
              )}
              <IconButton
                size="sm"
                icon={Trash2}
                label={say("flows.form.branchRemove", { number: place + 1 })}
                onClick={() => set({ branches: branches.toSpliced(place, 1) }, own())}
              />
            </div>
            <BranchFields
              branch={branch}
              problem={(field) => problem(`branches.${place}.${field}`)}
              onChange={(next, part) =>
                set({ branches: branches.with(place, next) }, `branches.${branch.id}.${part}`)
              }
            />
          </li>
        ))}
      </ol>
      <Button size="sm" icon={Plus} onClick={add}>
        {say("flows.form.addBranch")}
      </Button>
    </FormPart>
  );
}

function BranchFields({
  branch,
  problem,
  onChange,
}: {
  branch: FlowBranch;
  problem: (field: string) => string | null;
  onChange: (branch: FlowBranch, part: string) => void;
}) {
  const say = useSay();
  const { variables } = useReferences();
  const facts = CONTACT_FACTS.map((id) => ({ id, name: say(`flows.fact.${id}`) }));
  const variable = variables.find(({ id }) => id === branch.operand);
  return (
    <div className="flex flex-col gap-2.5">
      <ReferenceEdit
        label={say("flows.form.operand")}
        from={[...variables, ...facts]}
        value={branch.operand}
        none={say("flows.form.chooseOperand")}
        error={problem("operand")}
        onChange={(operand) => onChange({ ...branch, operand }, "operand")}
      />
      <SelectEdit
        label={say("flows.form.operator")}
        value={branch.operator}
        choices={OPERATORS.map((one) => ({ value: one, label: say(`flows.operator.${one}`) }))}
        onChange={(operator) =>
          onChange({ ...branch, operator: operator as FlowBranch["operator"] }, "operator")
        }
      />
      {branch.operator !== "isSet" && (
        <ValueEdit
          branch={branch}
          variable={variable}
          error={problem("value")}
          onChange={(value) => onChange({ ...branch, value }, "value")}
        />
      )}
    </div>
  );
}

/** A value to choose where only some can be, else to write. */
function ValueEdit({
  branch,
  variable,
  error,
  onChange,
}: {
  branch: FlowBranch;
  variable: VariableReference | undefined;
  error: string | null;
  onChange: (value: string) => void;
}) {
  const say = useSay();
  const label = say("flows.form.value");
  const values = valuesOf(branch, variable);
  if (values === null || branch.operator !== "equals")
    return (
      <TextEdit
        label={label}
        maxLength={200}
        value={branch.value}
        error={error}
        onChange={onChange}
      />
    );
  return (
    <ReferenceEdit
      label={label}
      from={values.map((id) => ({
        id,
        name:
          branch.operand === "customer.language"
            ? say(id === "ko" ? "settings.korean" : "settings.english")
            : id,
      }))}
      value={branch.value}
      none={say("flows.form.chooseValue")}
      error={error}
      onChange={onChange}
    />
  );
}

function valuesOf(branch: FlowBranch, variable: VariableReference | undefined) {
  if (branch.operand === "customer.language") return ["ko", "en"];
  if (variable?.type === "choice") return variable.allowedValues;
  if (variable?.type === "boolean") return ["true", "false"];
  return null;
}
