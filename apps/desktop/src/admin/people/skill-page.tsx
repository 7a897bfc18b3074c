import { BadgeCheck } from "lucide-react";
import { useMemo } from "react";
import { useSay } from "../../hooks/words-context.tsx";
import { fieldsOf } from "../form/fields.ts";
import { FormSection } from "../form/form-section.tsx";
import { ItemPage, type ItemPageParts } from "../items/item-page.tsx";
import { type Item, useItems } from "../items/items.ts";
import type { SectionProps } from "../sections.ts";

const Field = fieldsOf<Item<"skill">>();

export function SkillPage(props: SectionProps) {
  const say = useSay();
  const { items: agents } = useItems("agent");
  const parts = useMemo(
    (): ItemPageParts<"skill"> => ({
      kind: "skill",
      icon: BadgeCheck,
      words: {
        title: "admin.section.skills",
        lead: "admin.skills.lead",
        create: "admin.skills.create",
        empty: "admin.skills.empty",
      },
      nameOf: ({ name }) => name,
      fresh: () => ({ id: "", name: "" }),
      columns: [
        {
          id: "name",
          label: say("admin.field.name"),
          value: ({ name }) => name,
        },
        {
          id: "agents",
          label: say("admin.skills.agents"),
          width: "22%",
          value: ({ id }) => agents.filter(({ skills }) => Object.hasOwn(skills, id)).length,
        },
      ],
      Fields: SkillFields,
    }),
    [say, agents],
  );
  return <ItemPage parts={parts} {...props} />;
}

function SkillFields() {
  const say = useSay();
  return (
    <FormSection title={say("admin.part.basics")}>
      <Field.Text name="name" label={say("admin.field.name")} help={say("admin.skills.nameHelp")} />
    </FormSection>
  );
}
