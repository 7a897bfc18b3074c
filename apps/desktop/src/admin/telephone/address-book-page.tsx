import { LibraryBig } from "lucide-react";
import { useMemo } from "react";
import { useSay } from "../../hooks/words-context.tsx";
import { fieldsOf } from "../form/fields.ts";
import { FormSection } from "../form/form-section.tsx";
import { ItemPage, type ItemPageParts } from "../items/item-page.tsx";
import { type Item, useItems } from "../items/items.ts";
import { useChoices, useNames } from "../items/use-choices.ts";
import type { SectionProps } from "../sections.ts";

const Field = fieldsOf<Item<"addressBook">>();

/** V-45: books of numbers, each for the teams that need it. */
export function AddressBookPage(props: SectionProps) {
  const say = useSay();
  const teamName = useNames("team");
  const { items: addresses } = useItems("address");
  const parts = useMemo(
    (): ItemPageParts<"addressBook"> => ({
      kind: "addressBook",
      icon: LibraryBig,
      words: {
        title: "admin.section.addressBooks",
        lead: "admin.addressBooks.lead",
        create: "admin.addressBooks.create",
        empty: "admin.addressBooks.empty",
      },
      nameOf: ({ name }) => name,
      fresh: () => ({ id: "", name: "", teamIds: [] }),
      columns: [
        { id: "name", label: say("admin.field.name"), value: ({ name }) => name },
        {
          id: "teams",
          label: say("admin.section.teams"),
          width: "36%",
          value: ({ teamIds }) =>
            teamIds.length === 0
              ? say("admin.addressBooks.everybody")
              : teamIds.map(teamName).join(", "),
        },
        {
          id: "numbers",
          label: say("admin.addressBooks.numbers"),
          width: "8rem",
          value: ({ id }) => addresses.filter(({ addressBookId }) => addressBookId === id).length,
        },
      ],
      Fields: AddressBookFields,
    }),
    [say, teamName, addresses],
  );
  return <ItemPage parts={parts} {...props} />;
}

function AddressBookFields() {
  const say = useSay();
  const teams = useChoices("team");
  return (
    <FormSection title={say("admin.part.basics")}>
      <Field.Text name="name" label={say("admin.field.name")} />
      <Field.PickMany
        name="teamIds"
        label={say("admin.section.teams")}
        help={say("admin.addressBooks.teamsHelp")}
        choices={teams}
      />
    </FormSection>
  );
}
