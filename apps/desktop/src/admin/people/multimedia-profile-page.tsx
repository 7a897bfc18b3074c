import { LayoutGrid } from "lucide-react";
import { useMemo } from "react";
import { useSay } from "../../hooks/words-context.tsx";
import { CHANNELS } from "../channels/channel-choices.ts";
import { fieldsOf } from "../form/fields.ts";
import { FieldRow, FormSection } from "../form/form-section.tsx";
import { ItemPage, type ItemPageParts } from "../items/item-page.tsx";
import { type Item, useItems } from "../items/items.ts";
import type { SectionProps } from "../sections.ts";

const Field = fieldsOf<Item<"multimediaProfile">>();

/** C-01: which channels an agent serves, and how many contacts of each at once. */
export function MultimediaProfilePage(props: SectionProps) {
  const say = useSay();
  const { items: agents } = useItems("agent");
  const parts = useMemo(
    (): ItemPageParts<"multimediaProfile"> => ({
      kind: "multimediaProfile",
      icon: LayoutGrid,
      words: {
        title: "admin.section.multimediaProfiles",
        lead: "admin.multimedia.lead",
        create: "admin.multimedia.create",
        empty: "admin.multimedia.empty",
      },
      nameOf: ({ name }) => name,
      fresh: () => ({ id: "", name: "", capacity: { chat: 3, voice: 1, email: 5, social: 3 } }),
      columns: [
        { id: "name", label: say("admin.field.name"), value: ({ name }) => name },
        ...CHANNELS.map((channel) => ({
          id: channel,
          label: say(`channel.${channel}`),
          width: "7rem",
          value: ({ capacity }: Item<"multimediaProfile">) => capacity[channel],
        })),
        {
          id: "agents",
          label: say("admin.profiles.users"),
          width: "7rem",
          value: ({ id }) =>
            agents.filter(({ multimediaProfileId }) => multimediaProfileId === id).length,
        },
      ],
      Fields: MultimediaProfileFields,
    }),
    [say, agents],
  );
  return <ItemPage parts={parts} {...props} />;
}

function MultimediaProfileFields() {
  const say = useSay();
  return (
    <>
      <FormSection title={say("admin.part.basics")}>
        <Field.Text name="name" label={say("admin.field.name")} />
      </FormSection>
      <FormSection
        title={say("admin.multimedia.capacity")}
        lead={say("admin.multimedia.capacityLead")}
      >
        <FieldRow>
          {CHANNELS.map((channel) => (
            <Field.Number
              key={channel}
              name={`capacity.${channel}`}
              label={say(`channel.${channel}`)}
              unit={say("admin.unit.contacts")}
            />
          ))}
        </FieldRow>
      </FormSection>
    </>
  );
}
