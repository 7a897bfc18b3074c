import { useCallback } from "react";
import { useWatch } from "react-hook-form";
import { useSay } from "../../hooks/words-context.tsx";
import { fieldsOf } from "../form/fields.ts";
import { FormSection } from "../form/form-section.tsx";
import type { Item } from "../items/items.ts";
import { useChoices } from "../items/use-choices.ts";
import { DialPlanRules } from "./dial-plan-rules.tsx";
import { ProfileDesk, ProfileReach } from "./profile-desk-fields.tsx";

type Values = Item<"agentProfile">;
const Field = fieldsOf<Values>();

export function AgentProfileFields() {
  const say = useSay();
  return (
    <>
      <FormSection title={say("admin.part.basics")}>
        <Field.Text name="name" label={say("admin.field.name")} />
      </FormSection>
      <ProfileReach />
      <ProfileDesk />
      <FormSection title={say("admin.agentProfiles.recording")}>
        <Field.Switch
          name="mayPauseRecording"
          label={say("admin.agentProfiles.pauseRecording")}
          help={say("admin.agentProfiles.pauseRecordingHelp")}
        />
      </FormSection>
      <Outdial />
    </>
  );
}

/** V-70 to V-72. */
function Outdial() {
  const say = useSay();
  const allowed = useWatch<Values, "outdial.allowed">({ name: "outdial.allowed" });
  const voice = useCallback(({ channel }: Item<"entryPoint">) => channel === "voice", []);
  const shown = useCallback(({ outbound }: Item<"phoneNumber">) => outbound, []);
  const entryPoints = useChoices("entryPoint", voice);
  const numbers = useChoices("phoneNumber", shown);
  return (
    <FormSection
      title={say("admin.agentProfiles.outdial")}
      lead={say("admin.agentProfiles.outdialLead")}
    >
      <Field.Switch name="outdial.allowed" label={say("admin.agentProfiles.mayDial")} />
      {allowed && (
        <>
          <Field.Switch
            name="outdial.fromAnyState"
            label={say("admin.agentProfiles.fromAnyState")}
            help={say("admin.agentProfiles.fromAnyStateHelp")}
          />
          <Field.Pick
            name="outdial.entryPointId"
            label={say("admin.agentProfiles.entryPoint")}
            help={say("admin.agentProfiles.entryPointHelp")}
            choices={entryPoints}
            noneLabel={say("admin.form.pick")}
          />
          <Field.PickMany
            name="outdial.callerNumberIds"
            label={say("admin.agentProfiles.callerNumbers")}
            help={say("admin.agentProfiles.callerNumbersHelp")}
            choices={numbers}
            emptyText={say("admin.agentProfiles.noCallerNumbers")}
          />
          <DialPlanRules />
        </>
      )}
    </FormSection>
  );
}
