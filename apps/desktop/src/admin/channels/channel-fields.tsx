import { useCallback, useEffect } from "react";
import { useFormContext } from "react-hook-form";
import { useSay } from "../../hooks/words-context.tsx";
import { fieldsOf } from "../form/fields.ts";
import { FormSection } from "../form/form-section.tsx";
import type { Item } from "../items/items.ts";
import { useChoices } from "../items/use-choices.ts";

type Values = Item<"entryPoint">;
const Field = fieldsOf<Values>();

/** What only one channel has follows the channel while it is being chosen. */
export function useChannelFollowers(isNew: boolean): void {
  const { watch, setValue } = useFormContext<Values>();
  useEffect(() => {
    if (!isNew) return undefined;
    const subscription = watch(({ channel }, { name }) => {
      if (name !== "channel") return;
      setValue("socialType", channel === "social" ? "sms" : null);
      setValue("queueId", "");
      if (channel !== "voice") setValue("direction", "inbound");
    });
    return () => subscription.unsubscribe();
  }, [isNew, watch, setValue]);
}

/** */
export function DirectionField({ isNew }: { isNew: boolean }) {
  const say = useSay();
  return (
    <Field.Radio
      name="direction"
      label={say("admin.entryPoints.direction")}
      disabled={!isNew}
      choices={(["inbound", "outbound"] as const).map((value) => ({
        value,
        label: say(`admin.entryPoints.direction.${value}`),
        help: say(`admin.entryPoints.directionHelp.${value}`),
      }))}
    />
  );
}

/** */
export function SocialTypeField({ isNew }: { isNew: boolean }) {
  const say = useSay();
  return (
    <Field.Select
      name="socialType"
      label={say("admin.entryPoints.socialType")}
      disabled={!isNew}
      choices={(["facebook_messenger", "sms", "whatsapp"] as const).map((value) => ({
        value,
        label: say(`admin.entryPoints.social.${value}`),
      }))}
    />
  );
}

/** what those we call see. */
export function OutdialField() {
  const say = useSay();
  const shown = useCallback(({ outbound }: Item<"phoneNumber">) => outbound, []);
  const numbers = useChoices("phoneNumber", shown);
  return (
    <FormSection title={say("admin.agentProfiles.outdial")}>
      <Field.Pick
        name="callerNumberId"
        label={say("admin.entryPoints.callerNumber")}
        help={say("admin.entryPoints.callerNumberHelp")}
        choices={numbers}
        noneLabel={say("admin.entryPoints.organisationNumber")}
      />
    </FormSection>
  );
}
