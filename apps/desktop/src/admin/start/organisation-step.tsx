import { useState } from "react";
import { useSay } from "../../hooks/words-context.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { type Item, useItems } from "../items/items.ts";
import { TIME_ZONES } from "../tools/time-zones.ts";
import { LabelledSelect } from "./labelled-select.tsx";
import type { StepProps } from "./start-page.tsx";
import { StepFrame } from "./step-frame.tsx";
import { usePut } from "./use-put.ts";

export function OrganisationStep(props: StepProps) {
  const { items } = useItems("settings");
  const [settings] = items;
  return settings === undefined ? (
    <Skeleton rows={3} />
  ) : (
    <OrganisationForm {...props} settings={settings} />
  );
}

function OrganisationForm({
  settings,
  onNext,
  nextLabel,
}: StepProps & { settings: Item<"settings"> }) {
  const say = useSay();
  const { run, put, working, failure } = usePut();
  const [name, setName] = useState(settings.name);
  const [timeZone, setTimeZone] = useState(settings.timeZone);
  const save = async () => {
    if (name.trim() === "") return;
    if (await run(() => put("settings", { ...settings, name: name.trim(), timeZone }))) onNext();
  };
  return (
    <StepFrame
      title={say("admin.start.step.organisation")}
      lead={say("admin.start.organisationLead")}
      submit={say("admin.start.next")}
      working={working}
      failure={failure}
      onSubmit={() => void save()}
      onSkip={onNext}
      skip={nextLabel}
    >
      <TextField
        label={say("admin.settings.name")}
        hint={say("admin.settings.nameHelp")}
        value={name}
        onChange={setName}
        error={name.trim() === "" ? say("field.required") : null}
      />
      <LabelledSelect
        label={say("admin.field.timeZone")}
        value={timeZone}
        onChange={setTimeZone}
        choices={TIME_ZONES}
      />
    </StepFrame>
  );
}
