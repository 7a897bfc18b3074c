import { useWatch } from "react-hook-form";
import { useSay } from "../../hooks/words-context.tsx";
import { fieldsOf } from "../form/fields.ts";
import { FormSection } from "../form/form-section.tsx";
import { OptionalPickMany } from "../form/optional-fields.tsx";
import type { Item } from "../items/items.ts";
import { useChoices } from "../items/use-choices.ts";

type Values = Item<"agentProfile">;
const Field = fieldsOf<Values>();

/** Whom and what an agent reaches with transfers and consults. */
export function ProfileReach() {
  const say = useSay();
  const colleagues = useWatch<Values, "colleagues">({ name: "colleagues" });
  const teams = useChoices("team");
  const queues = useChoices("queue");
  return (
    <FormSection
      title={say("admin.agentProfiles.reach")}
      lead={say("admin.agentProfiles.reachLead")}
    >
      <Field.Radio
        name="colleagues"
        label={say("admin.agentProfiles.colleagues")}
        choices={(["team", "teams", "everyone"] as const).map((value) => ({
          value,
          label: say(`admin.agentProfiles.colleagues.${value}`),
        }))}
      />
      {colleagues === "teams" && (
        <Field.PickMany
          name="teamIds"
          label={say("admin.agentProfiles.moreTeams")}
          choices={teams}
        />
      )}
      <OptionalPickMany
        name="targetQueueIds"
        label={say("admin.agentProfiles.targetQueues")}
        asUsual={say("admin.agentProfiles.all")}
        own={say("admin.agentProfiles.some")}
        choices={queues}
      />
      <Field.Radio
        name="targetNumbers"
        label={say("admin.agentProfiles.targetNumbers")}
        choices={(["dial_plan", "address_book", "none"] as const).map((value) => ({
          value,
          label: say(`admin.agentProfiles.targetNumbers.${value}`),
        }))}
      />
    </FormSection>
  );
}

/** The reasons that stand on the desk. */
export function ProfileDesk() {
  const say = useSay();
  const idleReasons = useChoices("idleReason");
  const wrapUpReasons = useChoices("wrapUpReason");
  const words = { asUsual: say("admin.agentProfiles.all"), own: say("admin.agentProfiles.some") };
  return (
    <FormSection title={say("admin.agentProfiles.desk")} lead={say("admin.agentProfiles.deskLead")}>
      <OptionalPickMany
        {...words}
        name="idleReasonIds"
        label={say("admin.section.idleReasons")}
        choices={idleReasons}
      />
      <OptionalPickMany
        {...words}
        name="wrapUpReasonIds"
        label={say("admin.section.wrapUpReasons")}
        help={say("admin.agentProfiles.wrapUpHelp")}
        choices={wrapUpReasons}
      />
    </FormSection>
  );
}
