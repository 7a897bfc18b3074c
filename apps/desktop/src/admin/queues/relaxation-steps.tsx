import { useFieldArray, useFormState } from "react-hook-form";
import { useSay } from "../../hooks/words-context.tsx";
import { fieldsOf } from "../form/fields.ts";
import { RowsFrame } from "../form/rows-frame.tsx";
import type { Item } from "../items/items.ts";

type Values = Item<"queue">;
const Field = fieldsOf<Values>();

/** The longer somebody waits, the less is asked of who serves them. */
export function RelaxationSteps() {
  const say = useSay();
  const { fields, append, remove } = useFieldArray<Values, "relaxation">({ name: "relaxation" });
  const { errors } = useFormState<Values>({ name: "relaxation" });
  const last = fields.at(-1);
  return (
    <RowsFrame
      label={say("admin.queues.relaxation")}
      help={say("admin.queues.relaxationHelp")}
      error={errors.relaxation?.message ?? errors.relaxation?.root?.message ?? null}
      addLabel={say("admin.queues.addStep")}
      rows={fields}
      onAdd={() => append({ afterMs: (last?.afterMs ?? 0) + 30_000, lowerBy: 1 })}
      onRemove={remove}
      removeLabel={(index) => say("admin.queues.removeStep", { number: index + 1 })}
      row={(index) => (
        <>
          <Field.Duration
            name={`relaxation.${index}.afterMs`}
            label={say("admin.queues.stepAfter")}
          />
          <Field.Number name={`relaxation.${index}.lowerBy`} label={say("admin.queues.lowerBy")} />
        </>
      )}
    />
  );
}
