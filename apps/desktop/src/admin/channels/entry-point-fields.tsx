import { useCallback } from "react";
import { useWatch } from "react-hook-form";
import { useSay } from "../../hooks/words-context.tsx";
import { fieldsOf } from "../form/fields.ts";
import { FormSection } from "../form/form-section.tsx";
import { OptionalDuration } from "../form/optional-fields.tsx";
import type { Item } from "../items/items.ts";
import { useChoices } from "../items/use-choices.ts";
import { TIME_ZONES } from "../tools/time-zones.ts";
import { CHANNELS } from "./channel-choices.ts";
import {
  DirectionField,
  OutdialField,
  SocialTypeField,
  useChannelFollowers,
} from "./channel-fields.tsx";
import { EntryPointNumbers } from "./entry-point-numbers.tsx";
import { WebSnippet } from "./web-snippet.tsx";

type Values = Item<"entryPoint">;
const Field = fieldsOf<Values>();

export function EntryPointFields({ item, isNew }: { item: Values; isNew: boolean }) {
  const say = useSay();
  const channel = useWatch<Values, "channel">({ name: "channel" });
  const direction = useWatch<Values, "direction">({ name: "direction" });
  useChannelFollowers(isNew);
  const sameChannel = useCallback((queue: Item<"queue">) => queue.channel === channel, [channel]);
  const queues = useChoices("queue", sameChannel);
  const flows = useChoices("flow");
  return (
    <>
      <FormSection title={say("admin.part.basics")}>
        <Field.Text
          name="name"
          label={say("admin.field.name")}
          help={say("admin.entryPoints.nameHelp")}
        />
        <Field.Area name="description" label={say("admin.field.description")} />
        <Field.Switch
          name="active"
          label={say("admin.entryPoints.active")}
          help={say("admin.entryPoints.activeHelp")}
        />
        <Field.Radio
          name="channel"
          label={say("admin.field.channel")}
          disabled={!isNew}
          help={say(isNew ? "admin.entryPoints.channelHelp" : "admin.entryPoints.channelFixed")}
          choices={CHANNELS.map((value) => ({
            value,
            label: say(`channel.${value}`),
            help: say(`admin.entryPoints.${value}Help`),
          }))}
        />
        {channel === "voice" && <DirectionField isNew={isNew} />}
        {channel === "social" && <SocialTypeField isNew={isNew} />}
      </FormSection>
      <FormSection title={say("admin.part.routing")} lead={say("admin.entryPoints.routingLead")}>
        <Field.Pick
          name="queueId"
          label={say("admin.field.queue")}
          help={say("admin.entryPoints.queueHelp")}
          choices={queues}
          emptyText={say("admin.entryPoints.noQueue")}
        />
        <Field.Pick
          name="flowId"
          label={say("admin.entryPoints.flow")}
          help={say("admin.entryPoints.flowHelp")}
          choices={flows}
          noneLabel={say("admin.entryPoints.noFlow")}
        />
        <Field.Number
          name="priority"
          label={say("admin.entryPoints.priority")}
          help={say("admin.entryPoints.priorityHelp")}
        />
        <OptionalDuration
          name="serviceLevelMs"
          label={say("admin.queues.serviceLevel")}
          help={say("admin.entryPoints.serviceLevelHelp")}
          asUsual={say("admin.entryPoints.asQueue")}
          own={say("admin.entryPoints.ownTime")}
          begin={30_000}
        />
        <Field.Pick
          name="timeZone"
          label={say("admin.field.timeZone")}
          help={say("admin.entryPoints.timeZoneHelp")}
          choices={TIME_ZONES}
          noneLabel={say("admin.entryPoints.organisationZone")}
        />
        {channel === "voice" && <MusicField />}
        <Field.Levels
          name="requiredSkills"
          label={say("admin.entryPoints.skills")}
          help={say("admin.entryPoints.skillsHelp")}
        />
        <Field.Switch
          name="preferLastAgent"
          label={say("admin.entryPoints.lastAgent")}
          help={say("admin.entryPoints.lastAgentHelp")}
        />
      </FormSection>
      <FormSection
        title={say("admin.entryPoints.greeting")}
        lead={say("admin.entryPoints.greetingLead")}
      >
        <Field.LocalText long name="greeting" label={say("admin.entryPoints.greeting")} />
      </FormSection>
      {direction === "outbound" && <OutdialField />}
      {channel === "voice" && !isNew && <EntryPointNumbers entryPointId={item.id} />}
      {(channel === "chat" || channel === "voice") && !isNew && (
        <WebSnippet entryPointId={item.id} channel={channel} />
      )}
    </>
  );
}

/** */
function MusicField() {
  const say = useSay();
  return (
    <Field.Pick
      name="musicPromptId"
      label={say("admin.entryPoints.music")}
      help={say("admin.entryPoints.musicHelp")}
      choices={useChoices("prompt")}
      noneLabel={say("admin.entryPoints.houseMusic")}
    />
  );
}
