import { useWatch } from "react-hook-form";
import { useSay } from "../../hooks/words-context.tsx";
import { fieldsOf } from "../form/fields.ts";
import { FormSection } from "../form/form-section.tsx";
import { OptionalFrame, OptionalPickMany } from "../form/optional-fields.tsx";
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

/** What stands on the desk: reasons, queues, and whether wrap-up ends by itself. */
export function ProfileDesk() {
  const say = useSay();
  const idleReasons = useChoices("idleReason");
  const wrapUpReasons = useChoices("wrapUpReason");
  const queues = useChoices("queue");
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
      <OptionalPickMany
        name="seenQueueIds"
        label={say("admin.agentProfiles.seenQueues")}
        help={say("admin.agentProfiles.seenQueuesHelp")}
        asUsual={say("admin.agentProfiles.ownQueues")}
        own={words.own}
        choices={queues}
      />
      <OptionalFrame
        name="autoWrapUp"
        label={say("admin.agentProfiles.autoWrapUp")}
        help={say("admin.agentProfiles.autoWrapUpHelp")}
        asUsual={say("admin.agentProfiles.asQueue")}
        own={say("admin.agentProfiles.ownTime")}
        begin={{ timeoutMs: 60_000, mayKeepOpen: true }}
      >
        <div className="flex flex-col gap-4 rounded-md bg-surface-1 p-4 ring-1 ring-line">
          <Field.Duration
            name="autoWrapUp.timeoutMs"
            label={say("admin.queues.wrapUpTimeout")}
            help={say("admin.queues.zeroNone")}
          />
          <Field.Switch
            name="autoWrapUp.mayKeepOpen"
            label={say("admin.queues.mayKeepOpen")}
            help={say("admin.queues.mayKeepOpenHelp")}
          />
        </div>
      </OptionalFrame>
    </FormSection>
  );
}
