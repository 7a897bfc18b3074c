import { ShieldCheck } from "lucide-react";
import { useMemo } from "react";
import { useSay } from "../../hooks/words-context.tsx";
import { fieldsOf } from "../form/fields.ts";
import { FormSection } from "../form/form-section.tsx";
import { ItemPage, type ItemPageParts } from "../items/item-page.tsx";
import { type Item, useItems } from "../items/items.ts";
import type { SectionProps } from "../sections.ts";
import { PermissionGrid } from "./permission-grid.tsx";

const Field = fieldsOf<Item<"role">>();

/** Roles of the organisation's own, beside the three that are always there. */
export function RolePage(props: SectionProps) {
  const say = useSay();
  const { items: agents } = useItems("agent");
  const parts = useMemo(
    (): ItemPageParts<"role"> => ({
      kind: "role",
      icon: ShieldCheck,
      words: {
        title: "admin.section.roles",
        lead: "admin.roles.lead",
        create: "admin.roles.create",
        empty: "admin.roles.empty",
      },
      nameOf: ({ name }) => name,
      fresh: () => ({
        id: "",
        name: "",
        description: "",
        permissions: ["contacts.handle", "history.read", "configuration.read"],
      }),
      columns: [
        { id: "name", label: say("admin.field.name"), value: ({ name }) => name },
        {
          id: "permissions",
          label: say("admin.roles.permissions"),
          width: "9rem",
          value: ({ permissions }) => permissions.length,
        },
        {
          id: "people",
          label: say("admin.profiles.users"),
          width: "9rem",
          value: ({ id }) => agents.filter(({ roleId }) => roleId === id).length,
        },
        {
          id: "description",
          label: say("admin.field.description"),
          width: "36%",
          optional: true,
          value: ({ description }) => description,
        },
      ],
      searched: ({ description }) => description,
      Fields: RoleFields,
    }),
    [say, agents],
  );
  return <ItemPage parts={parts} {...props} />;
}

function RoleFields() {
  const say = useSay();
  return (
    <>
      <FormSection title={say("admin.part.basics")}>
        <Field.Text name="name" label={say("admin.field.name")} />
        <Field.Area name="description" label={say("admin.field.description")} />
      </FormSection>
      <FormSection title={say("admin.roles.permissions")} lead={say("admin.roles.permissionsLead")}>
        <PermissionGrid />
      </FormSection>
    </>
  );
}
