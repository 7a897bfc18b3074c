import { useFieldArray, useFormState } from "react-hook-form";
import { useSay } from "../../hooks/words-context.tsx";
import { fieldsOf } from "../form/fields.ts";
import { RowsFrame } from "../form/rows-frame.tsx";
import type { Item } from "../items/items.ts";
import { useChoices } from "../items/use-choices.ts";

type Values = Item<"queue">;
const Field = fieldsOf<Values>();

/** The longer somebody waits, the more teams are asked. */
export function EscalationSteps() {
  const say = useSay();
  const teams = useChoices("team");
  const { fields, append, remove } = useFieldArray<Values, "escalation">({ name: "escalation" });
  const { errors } = useFormState<Values>({ name: "escalation" });
  const last = fields.at(-1);
  return (
    <RowsFrame
      label={say("admin.queues.escalation")}
      help={say("admin.queues.escalationHelp")}
      error={errors.escalation?.message ?? errors.escalation?.root?.message ?? null}
      addLabel={say("admin.queues.addStep")}
      rows={fields}
      onAdd={() => append({ afterMs: (last?.afterMs ?? 0) + 30_000, teamIds: [] })}
      onRemove={remove}
      removeLabel={(index) => say("admin.queues.removeStep", { number: index + 1 })}
      row={(index) => (
        <>
          <Field.Duration
            name={`escalation.${index}.afterMs`}
            label={say("admin.queues.stepAfter")}
          />
          <Field.PickMany
            name={`escalation.${index}.teamIds`}
            label={say("admin.queues.moreTeams")}
            choices={teams}
          />
        </>
      )}
    />
  );
}
