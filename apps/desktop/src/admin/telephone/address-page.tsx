import { BookUser } from "lucide-react";
import { useMemo } from "react";
import { useSay } from "../../hooks/words-context.tsx";
import { Badge } from "../../ui/badges.tsx";
import { fieldsOf } from "../form/fields.ts";
import { FormSection } from "../form/form-section.tsx";
import { ItemPage, type ItemPageParts } from "../items/item-page.tsx";
import type { Item } from "../items/items.ts";
import { useChoices, useNames } from "../items/use-choices.ts";
import type { SectionProps } from "../sections.ts";

const Field = fieldsOf<Item<"address">>();

/** V-45, K-40: numbers agents pick from. */
export function AddressPage(props: SectionProps) {
  const say = useSay();
  const bookName = useNames("addressBook");
  const books = useChoices("addressBook");
  const parts = useMemo(
    (): ItemPageParts<"address"> => ({
      kind: "address",
      icon: BookUser,
      words: {
        title: "admin.section.addresses",
        lead: "admin.addresses.lead",
        create: "admin.addresses.create",
        empty: "admin.addresses.empty",
      },
      nameOf: ({ name }) => name,
      fresh: () => ({ id: "", name: "", number: "", frequent: false, addressBookId: null }),
      columns: [
        { id: "name", label: say("admin.field.name"), value: ({ name }) => name },
        {
          id: "number",
          label: say("admin.numbers.number"),
          width: "28%",
          value: ({ number }) => number,
          cell: ({ number }) => <span className="tabular">{number}</span>,
        },
        {
          id: "book",
          label: say("admin.section.addressBooks"),
          width: "22%",
          optional: true,
          value: ({ addressBookId }) => bookName(addressBookId),
        },
        {
          id: "frequent",
          label: say("admin.addresses.frequent"),
          width: "12rem",
          value: ({ frequent }) => (frequent ? 0 : 1),
          cell: ({ frequent }) =>
            frequent && <Badge tone="accent">{say("admin.addresses.frequentShort")}</Badge>,
        },
      ],
      filters: [
        {
          id: "book",
          label: say("admin.section.addressBooks"),
          choices: books,
          test: ({ addressBookId }, value) => addressBookId === value,
        },
        {
          id: "frequent",
          label: say("admin.addresses.frequent"),
          choices: [{ value: "yes", label: say("admin.addresses.frequentShort") }],
          test: ({ frequent }) => frequent,
        },
      ],
      searched: ({ number }) => number,
      Fields: AddressFields,
    }),
    [say, bookName, books],
  );
  return <ItemPage parts={parts} {...props} />;
}

function AddressFields() {
  const say = useSay();
  const books = useChoices("addressBook");
  return (
    <FormSection title={say("admin.part.basics")}>
      <Field.Text name="name" label={say("admin.field.name")} />
      <Field.Text
        name="number"
        type="tel"
        label={say("admin.numbers.number")}
        help={say("admin.numbers.numberHelp")}
        placeholder="+82212345678"
      />
      <Field.Pick
        name="addressBookId"
        label={say("admin.section.addressBooks")}
        choices={books}
        noneLabel={say("admin.addresses.noBook")}
      />
      <Field.Switch
        name="frequent"
        label={say("admin.addresses.frequent")}
        help={say("admin.addresses.frequentHelp")}
      />
    </FormSection>
  );
}
