import { useCallback } from "react";
import { useSay } from "../../hooks/words-context.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { fieldsOf } from "../form/fields.ts";
import { FormSection } from "../form/form-section.tsx";
import { ItemForm } from "../form/item-form.tsx";
import { type Item, useItems } from "../items/items.ts";
import { useChoices } from "../items/use-choices.ts";
import type { SectionProps } from "../sections.ts";
import { TIME_ZONES } from "./time-zones.ts";

const Field = fieldsOf<Item<"settings">>();
const NONE: ReadonlySet<string> = new Set();

/** The organisation's own: there is one of it. */
export function SettingsPage({ section }: SectionProps) {
  const say = useSay();
  const { items, revisions } = useItems("settings");
  const [settings] = items;
  if (settings === undefined) return <Skeleton rows={6} />;
  return (
    <ItemForm
      kind="settings"
      section={section}
      item={settings}
      isNew={false}
      revision={revisions["settings"]?.seq}
      single
      taken={NONE}
      heading={say("admin.section.settings")}
      nameOf={({ name }) => name}
      mayRemove={false}
    >
      <SettingsFields />
    </ItemForm>
  );
}

function SettingsFields() {
  const say = useSay();
  const shown = useCallback(({ outbound }: Item<"phoneNumber">) => outbound, []);
  const numbers = useChoices("phoneNumber", shown);
  return (
    <>
      <FormSection title={say("admin.settings.organisation")}>
        <Field.Text
          name="name"
          label={say("admin.settings.name")}
          help={say("admin.settings.nameHelp")}
        />
        <Field.Pick
          name="timeZone"
          label={say("admin.field.timeZone")}
          help={say("admin.settings.timeZoneHelp")}
          choices={TIME_ZONES}
        />
      </FormSection>
      <FormSection
        title={say("admin.settings.connection")}
        lead={say("admin.settings.connectionLead")}
      >
        <Field.Duration
          name="agentGraceMs"
          label={say("admin.settings.agentGrace")}
          help={say("admin.settings.agentGraceHelp")}
        />
        <Field.Duration
          name="customerGraceMs"
          label={say("admin.settings.customerGrace")}
          help={say("admin.settings.customerGraceHelp")}
        />
      </FormSection>
      <FormSection title={say("admin.settings.calls")}>
        <Field.Pick
          name="defaultCallerNumberId"
          label={say("admin.settings.callerNumber")}
          help={say("admin.settings.callerNumberHelp")}
          choices={numbers}
          noneLabel={say("admin.settings.noCallerNumber")}
        />
        <Field.Duration
          name="recoveryPauseMs"
          label={say("admin.settings.recovery")}
          help={say("admin.settings.recoveryHelp")}
        />
        <Field.Switch
          name="endWhenOnlyOutsiders"
          label={say("admin.settings.outsiders")}
          help={say("admin.settings.outsidersHelp")}
        />
      </FormSection>
    </>
  );
}
