import { useSay } from "../../hooks/words-context.tsx";
import { FormSection } from "./form-section.tsx";
import { TextInput } from "./text-fields.tsx";

/** What programs call it by. Made from the name; chosen once and never changed. */
export function IdSection({ isNew }: { isNew: boolean }) {
  const say = useSay();
  return (
    <FormSection title={say("admin.id.title")} lead={say("admin.id.lead")}>
      <TextInput
        code
        name="id"
        disabled={!isNew}
        label={say("admin.id.label")}
        help={say(isNew ? "admin.id.helpNew" : "admin.id.help")}
      />
    </FormSection>
  );
}
