import { useMemo } from "react";
import { useWatch } from "react-hook-form";
import { useSay } from "../../hooks/words-context.tsx";
import { CHANNELS } from "../channels/channel-choices.ts";
import { fieldsOf } from "../form/fields.ts";
import { FieldRow, FormSection } from "../form/form-section.tsx";
import type { Item } from "../items/items.ts";
import { useChoices } from "../items/use-choices.ts";
import { RelaxationSteps } from "./relaxation-steps.tsx";

type Values = Item<"queue">;
const Field = fieldsOf<Values>();

const STRATEGIES = ["longest_available", "least_occupied", "round_robin", "most_skilled"] as const;

export function QueueFields({ isNew }: { item: Values; isNew: boolean }) {
  const channel = useWatch<Values, "channel">({ name: "channel" });
  return (
    <>
      <Basics isNew={isNew} />
      <WhoServes />
      <Waiting />
      <Offering />
      <WrapUp />
      {channel === "voice" && <Calls />}
    </>
  );
}

function Basics({ isNew }: { isNew: boolean }) {
  const say = useSay();
  return (
    <FormSection title={say("admin.part.basics")}>
      <Field.Text name="name" label={say("admin.field.name")} />
      <Field.Area
        name="description"
        label={say("admin.field.description")}
        help={say("admin.queues.descriptionHelp")}
      />
      <Field.Select
        name="channel"
        label={say("admin.field.channel")}
        disabled={!isNew}
        help={say(isNew ? "admin.queues.channelHelp" : "admin.entryPoints.channelFixed")}
        choices={CHANNELS.map((value) => ({ value, label: say(`channel.${value}`) }))}
      />
    </FormSection>
  );
}

function WhoServes() {
  const say = useSay();
  const teams = useChoices("team");
  return (
    <FormSection title={say("admin.queues.who")} lead={say("admin.queues.whoLead")}>
      <Field.PickMany
        name="teamIds"
        label={say("admin.field.teams")}
        help={say("admin.queues.teamsHelp")}
        choices={teams}
        emptyText={say("admin.teams.empty")}
      />
      <Field.Radio
        name="strategy"
        label={say("admin.queues.strategy")}
        choices={STRATEGIES.map((value) => ({
          value,
          label: say(`admin.queues.strategy.${value}`),
          help: say(`admin.queues.strategyHelp.${value}`),
        }))}
      />
      <RelaxationSteps />
    </FormSection>
  );
}

function Waiting() {
  const say = useSay();
  return (
    <FormSection title={say("admin.queues.waiting")} lead={say("admin.queues.waitingLead")}>
      <FieldRow>
        <Field.Duration
          name="serviceLevelMs"
          label={say("admin.queues.serviceLevel")}
          help={say("admin.queues.serviceLevelHelp")}
        />
        <Field.Duration
          name="preferredAgentMs"
          label={say("admin.queues.preferred")}
          help={say("admin.queues.preferredHelp")}
        />
      </FieldRow>
    </FormSection>
  );
}

function Offering() {
  const say = useSay();
  return (
    <FormSection title={say("admin.queues.offering")} lead={say("admin.queues.offeringLead")}>
      <Field.Duration
        name="offerTimeoutMs"
        label={say("admin.queues.offerTimeout")}
        help={say("admin.queues.offerTimeoutHelp")}
      />
      <Field.Radio
        name="onMissed"
        label={say("admin.queues.onMissed")}
        choices={(["rona", "recall"] as const).map((value) => ({
          value,
          label: say(`admin.queues.onMissed.${value}`),
          help: say(`admin.queues.onMissedHelp.${value}`),
        }))}
      />
      <Field.Radio
        name="transferFallback"
        label={say("admin.queues.fallback")}
        help={say("admin.queues.fallbackHelp")}
        choices={(["queue", "sender", "end"] as const).map((value) => ({
          value,
          label: say(`admin.queues.fallback.${value}`),
        }))}
      />
    </FormSection>
  );
}

function WrapUp() {
  const say = useSay();
  const reasons = useChoices("wrapUpReason");
  const chosen = useWatch<Values, "wrapUp.reasonIds">({ name: "wrapUp.reasonIds" });
  const among = useMemo(
    () => reasons.filter(({ value }) => chosen.includes(value)),
    [reasons, chosen],
  );
  return (
    <FormSection title={say("stage.wrap_up")} lead={say("admin.queues.wrapUpLead")}>
      <Field.PickMany
        name="wrapUp.reasonIds"
        label={say("admin.queues.reasons")}
        choices={reasons}
        emptyText={say("admin.wrapUpReasons.empty")}
      />
      <Field.Pick
        name="wrapUp.defaultReasonId"
        label={say("admin.queues.defaultReason")}
        help={say("admin.queues.defaultReasonHelp")}
        choices={among}
      />
      <Field.Duration
        name="wrapUp.timeoutMs"
        label={say("admin.queues.wrapUpTimeout")}
        help={say("admin.queues.zeroNone")}
      />
      <Field.Switch
        name="wrapUp.mayKeepOpen"
        label={say("admin.queues.mayKeepOpen")}
        help={say("admin.queues.mayKeepOpenHelp")}
      />
    </FormSection>
  );
}

/** What a queue of calls has beside: recording (V-11, V-12) and the confirmation of a consult (V-53). */
function Calls() {
  const say = useSay();
  const recorded = useWatch<Values, "recording.enabled">({ name: "recording.enabled" });
  return (
    <FormSection title={say("admin.queues.calls")} lead={say("admin.queues.callsLead")}>
      <Field.Switch
        name="recording.enabled"
        label={say("admin.queues.record")}
        help={say("admin.queues.recordHelp")}
      />
      {recorded && (
        <FieldRow>
          <Field.Duration
            name="recording.resumeAfterMs"
            label={say("admin.queues.resumeAfter")}
            help={say("admin.queues.resumeAfterHelp")}
          />
          <Field.Number
            name="recording.keepDays"
            label={say("admin.queues.keepDays")}
            unit={say("admin.unit.day")}
            help={say("admin.queues.keepDaysHelp")}
          />
        </FieldRow>
      )}
      <Field.Duration
        name="consultConfirmMs"
        label={say("admin.queues.consultConfirm")}
        help={say("admin.queues.consultConfirmHelp")}
      />
    </FormSection>
  );
}
