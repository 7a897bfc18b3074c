import { useSay } from "../../hooks/words-context.tsx";
import { fieldsOf } from "../form/fields.ts";
import { FieldRow, FormSection } from "../form/form-section.tsx";
import type { Item } from "../items/items.ts";
import { useChoices } from "../items/use-choices.ts";
import { useRoles } from "./use-roles.ts";
import { UserSignIn } from "./user-sign-in.tsx";

type Values = Item<"agent">;
const Field = fieldsOf<Values>();

export function UserFields({ item, isNew }: { item: Values; isNew: boolean }) {
  const say = useSay();
  const { choices: roles } = useRoles();
  const teams = useChoices("team");
  const multimediaProfiles = useChoices("multimediaProfile");
  const agentProfiles = useChoices("agentProfile");
  return (
    <>
      <FormSection title={say("admin.part.basics")}>
        <Field.Text
          name="name"
          label={say("admin.field.name")}
          help={say("admin.users.nameHelp")}
        />
        <FieldRow>
          <Field.Select
            name="roleId"
            label={say("admin.field.role")}
            choices={roles}
            help={say("admin.users.roleHelp")}
          />
          <Field.Pick name="teamId" label={say("admin.kind.team")} choices={teams} />
        </FieldRow>
        <Field.Switch
          name="active"
          label={say("admin.users.activeLabel")}
          help={say("admin.users.activeHelp")}
        />
      </FormSection>
      <FormSection title={say("admin.users.contacts")} lead={say("admin.users.contactsLead")}>
        <Field.Pick
          name="multimediaProfileId"
          label={say("admin.kind.multimediaProfile")}
          help={say("admin.users.multimediaHelp")}
          choices={multimediaProfiles}
        />
        <Field.Pick
          name="agentProfileId"
          label={say("admin.kind.agentProfile")}
          help={say("admin.users.agentProfileHelp")}
          choices={agentProfiles}
          noneLabel={say("admin.users.noTelephone")}
        />
        <Field.OptionalText
          name="extension"
          label={say("admin.users.extension")}
          help={say("admin.users.extensionHelp")}
        />
        <Field.Levels
          name="skills"
          label={say("admin.section.skills")}
          help={say("admin.users.skillsHelp")}
        />
      </FormSection>
      {isNew ? (
        <FormSection title={say("admin.users.signIn")}>
          <p className="text-sm text-ink-2">{say("admin.users.signInLater")}</p>
        </FormSection>
      ) : (
        <UserSignIn agent={item} />
      )}
    </>
  );
}
