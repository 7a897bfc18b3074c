import { LibraryBig } from "lucide-react";
import { useMemo } from "react";
import { useSay } from "../../hooks/words-context.tsx";
import { fieldsOf } from "../form/fields.ts";
import { FormSection } from "../form/form-section.tsx";
import { ItemPage, type ItemPageParts } from "../items/item-page.tsx";
import { type Item, useItems } from "../items/items.ts";
import type { SectionProps } from "../sections.ts";

const Field = fieldsOf<Item<"addressBook">>();

/** V-45: books that keep numbers in order. */
export function AddressBookPage(props: SectionProps) {
  const say = useSay();
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
      fresh: () => ({ id: "", name: "" }),
      columns: [
        { id: "name", label: say("admin.field.name"), value: ({ name }) => name },
        {
          id: "numbers",
          label: say("admin.addressBooks.numbers"),
          width: "8rem",
          value: ({ id }) => addresses.filter(({ addressBookId }) => addressBookId === id).length,
        },
      ],
      Fields: AddressBookFields,
    }),
    [say, addresses],
  );
  return <ItemPage parts={parts} {...props} />;
}

function AddressBookFields() {
  const say = useSay();
  return (
    <FormSection title={say("admin.part.basics")}>
      <Field.Text name="name" label={say("admin.field.name")} />
    </FormSection>
  );
}
