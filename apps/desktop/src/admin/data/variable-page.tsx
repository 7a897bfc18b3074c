import { Braces } from "lucide-react";
import { useMemo } from "react";
import { useWatch } from "react-hook-form";
import { useLanguage, useSay } from "../../hooks/words-context.tsx";
import { fieldsOf } from "../form/fields.ts";
import { FormSection } from "../form/form-section.tsx";
import { ItemPage, type ItemPageParts } from "../items/item-page.tsx";
import type { Item } from "../items/items.ts";
import { nameIn } from "../items/use-choices.ts";
import type { SectionProps } from "../sections.ts";

type Values = Item<"variable">;
const Field = fieldsOf<Values>();
const TYPES = ["text", "number", "boolean", "date", "choice"] as const;

/** V-20: what is noted with a contact (CAD). */
export function VariablePage(props: SectionProps) {
  const say = useSay();
  const language = useLanguage();
  const parts = useMemo(
    (): ItemPageParts<"variable"> => ({
      kind: "variable",
      icon: Braces,
      words: {
        title: "admin.section.variables",
        lead: "admin.variables.lead",
        create: "admin.variables.create",
        empty: "admin.variables.empty",
      },
      nameOf: (item) => nameIn(language, item),
      fresh: () => ({
        id: "",
        name: { ko: "", en: "" },
        type: "text",
        allowedValues: [],
        agentVisible: true,
        agentEditable: true,
        masked: false,
      }),
      columns: [
        {
          id: "name",
          label: say("admin.field.name"),
          value: (item) => nameIn(language, item),
        },
        {
          id: "type",
          label: say("admin.variables.type"),
          width: "18%",
          value: ({ type }) => say(`admin.variables.type.${type}`),
        },
        {
          id: "values",
          label: say("admin.variables.allowed"),
          width: "30%",
          optional: true,
          value: ({ allowedValues }) => allowedValues.join(", "),
        },
        {
          id: "editable",
          label: say("admin.variables.editable"),
          width: "14%",
          value: ({ agentEditable }) => say(agentEditable ? "admin.allowed" : "admin.notAllowed"),
        },
      ],
      searched: ({ name, allowedValues }) => `${name.ko} ${name.en} ${allowedValues.join(" ")}`,
      Fields: VariableFields,
    }),
    [say, language],
  );
  return <ItemPage parts={parts} {...props} />;
}

function VariableFields() {
  const say = useSay();
  const type = useWatch<Values, "type">({ name: "type" });
  return (
    <FormSection title={say("admin.part.basics")}>
      <Field.LocalText name="name" label={say("admin.field.name")} />
      <Field.Select
        name="type"
        label={say("admin.variables.type")}
        choices={TYPES.map((value) => ({ value, label: say(`admin.variables.type.${value}`) }))}
      />
      {type === "choice" && (
        <Field.Lines
          name="allowedValues"
          label={say("admin.variables.allowed")}
          help={say("admin.variables.allowedHelp")}
          rows={5}
        />
      )}
      <Field.Switch
        name="agentVisible"
        label={say("admin.variables.visible")}
        help={say("admin.variables.visibleHelp")}
      />
      <Field.Switch
        name="masked"
        label={say("admin.variables.masked")}
        help={say("admin.variables.maskedHelp")}
      />
      <Field.Switch
        name="agentEditable"
        label={say("admin.variables.editableLabel")}
        help={say("admin.variables.editableHelp")}
      />
    </FormSection>
  );
}
