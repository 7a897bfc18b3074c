import { UsersRound } from "lucide-react";
import { useMemo } from "react";
import { useSay } from "../../hooks/words-context.tsx";
import { fieldsOf } from "../form/fields.ts";
import { FormSection } from "../form/form-section.tsx";
import { ItemPage, type ItemPageParts } from "../items/item-page.tsx";
import { type Item, useItems } from "../items/items.ts";
import type { SectionProps } from "../sections.ts";

const Field = fieldsOf<Item<"team">>();

export function TeamPage(props: SectionProps) {
  const say = useSay();
  const { items: agents } = useItems("agent");
  const { items: queues } = useItems("queue");
  const parts = useMemo((): ItemPageParts<"team"> => {
    const members = Map.groupBy(agents, ({ teamId }) => teamId);
    const served = (id: string) => queues.filter(({ teamIds }) => teamIds.includes(id)).length;
    return {
      kind: "team",
      icon: UsersRound,
      words: {
        title: "admin.section.teams",
        lead: "admin.teams.lead",
        create: "admin.teams.create",
        empty: "admin.teams.empty",
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
          id: "members",
          label: say("admin.teams.members"),
          width: "22%",
          value: ({ id }) => members.get(id)?.length ?? 0,
        },
        {
          id: "queues",
          label: say("admin.teams.queues"),
          width: "22%",
          value: ({ id }) => served(id),
        },
      ],
      Fields: TeamFields,
    };
  }, [say, agents, queues]);
  return <ItemPage parts={parts} {...props} />;
}

function TeamFields() {
  const say = useSay();
  return (
    <FormSection title={say("admin.part.basics")}>
      <Field.Text name="name" label={say("admin.field.name")} help={say("admin.teams.nameHelp")} />
    </FormSection>
  );
}
