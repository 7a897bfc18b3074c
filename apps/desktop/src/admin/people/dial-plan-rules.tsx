import { useFieldArray } from "react-hook-form";
import { useSay } from "../../hooks/words-context.tsx";
import { fieldsOf } from "../form/fields.ts";
import { RowsFrame } from "../form/rows-frame.tsx";
import type { Item } from "../items/items.ts";

type Values = Item<"agentProfile">;
const Field = fieldsOf<Values>();

/** V-70: a number may be dialled when one rule allows it. */
export function DialPlanRules() {
  const say = useSay();
  const { fields, append, remove } = useFieldArray<Values, "outdial.dialPlan">({
    name: "outdial.dialPlan",
  });
  return (
    <RowsFrame
      label={say("admin.dialPlan.title")}
      help={say(fields.length === 0 ? "admin.dialPlan.none" : "admin.dialPlan.help")}
      error={null}
      rows={fields}
      addLabel={say("admin.dialPlan.add")}
      removeLabel={(index) => say("admin.dialPlan.remove", { number: index + 1 })}
      onAdd={() => append({ prefixes: ["+82"], minDigits: 8, maxDigits: 15, pattern: "" })}
      onRemove={remove}
      row={(index) => (
        <>
          <Field.Number
            name={`outdial.dialPlan.${index}.minDigits`}
            label={say("admin.dialPlan.min")}
          />
          <Field.Number
            name={`outdial.dialPlan.${index}.maxDigits`}
            label={say("admin.dialPlan.max")}
          />
          <Field.Lines
            name={`outdial.dialPlan.${index}.prefixes`}
            label={say("admin.dialPlan.prefixes")}
            help={say("admin.dialPlan.prefixesHelp")}
            rows={2}
          />
          <Field.Text
            code
            name={`outdial.dialPlan.${index}.pattern`}
            label={say("admin.dialPlan.pattern")}
            help={say("admin.dialPlan.patternHelp")}
          />
        </>
      )}
    />
  );
}
