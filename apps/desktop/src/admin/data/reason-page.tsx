import { ClipboardCheck, Coffee } from "lucide-react";
import { useMemo } from "react";
import { useLanguage, useSay } from "../../hooks/words-context.tsx";
import { fieldsOf } from "../form/fields.ts";
import { FormSection } from "../form/form-section.tsx";
import { ItemPage, type ItemPageParts } from "../items/item-page.tsx";
import { type Item, useItems } from "../items/items.ts";
import { nameIn } from "../items/use-choices.ts";
import type { SectionProps } from "../sections.ts";

const Field = fieldsOf<Item<"wrapUpReason">>();

/** `other` and `rest` are the system's own: they can be renamed, not removed. */
export function WrapUpReasonPage(props: SectionProps) {
  const say = useSay();
  const language = useLanguage();
  const { items: queues } = useItems("queue");
  const parts = useMemo(
    (): ItemPageParts<"wrapUpReason"> => ({
      kind: "wrapUpReason",
      icon: ClipboardCheck,
      words: {
        title: "admin.section.wrapUpReasons",
        lead: "admin.wrapUpReasons.lead",
        create: "admin.wrapUpReasons.create",
        empty: "admin.wrapUpReasons.empty",
      },
      nameOf: (item) => nameIn(language, item),
      fresh: () => ({ id: "", name: { ko: "", en: "" } }),
      columns: [
        { id: "name", label: say("admin.field.name"), value: (item) => nameIn(language, item) },
        {
          id: "queues",
          label: say("admin.wrapUpReasons.queues"),
          width: "24%",
          value: ({ id }) => queues.filter(({ wrapUp }) => wrapUp.reasonIds.includes(id)).length,
        },
      ],
      searched: ({ name }) => `${name.ko} ${name.en}`,
      mayRemove: ({ id }) => id !== "other",
      Fields: ReasonFields,
    }),
    [say, language, queues],
  );
  return <ItemPage parts={parts} {...props} />;
}

export function IdleReasonPage(props: SectionProps) {
  const say = useSay();
  const language = useLanguage();
  const parts = useMemo(
    (): ItemPageParts<"idleReason"> => ({
      kind: "idleReason",
      icon: Coffee,
      words: {
        title: "admin.section.idleReasons",
        lead: "admin.idleReasons.lead",
        create: "admin.idleReasons.create",
        empty: "admin.idleReasons.empty",
      },
      nameOf: (item) => nameIn(language, item),
      fresh: () => ({ id: "", name: { ko: "", en: "" } }),
      columns: [
        { id: "name", label: say("admin.field.name"), value: (item) => nameIn(language, item) },
      ],
      searched: ({ name }) => `${name.ko} ${name.en}`,
      mayRemove: ({ id }) => id !== "rest",
      Fields: ReasonFields,
    }),
    [say, language],
  );
  return <ItemPage parts={parts} {...props} />;
}

function ReasonFields() {
  const say = useSay();
  return (
    <FormSection title={say("admin.part.basics")}>
      <Field.LocalText
        name="name"
        label={say("admin.field.name")}
        help={say("admin.reasons.nameHelp")}
      />
    </FormSection>
  );
}
