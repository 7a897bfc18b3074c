import { AudioLines } from "lucide-react";
import { useMemo } from "react";
import { useSay } from "../../hooks/words-context.tsx";
import { clockSpan } from "../../state/duration.ts";
import { fieldsOf } from "../form/fields.ts";
import { FormSection } from "../form/form-section.tsx";
import { ItemPage, type ItemPageParts } from "../items/item-page.tsx";
import type { Item } from "../items/items.ts";
import type { SectionProps } from "../sections.ts";
import { SoundField } from "./sound-field.tsx";

const Field = fieldsOf<Item<"prompt">>();

/** What callers hear: recordings, and texts the server speaks. */
export function PromptPage(props: SectionProps) {
  const say = useSay();
  const parts = useMemo((): ItemPageParts<"prompt"> => {
    const spoken = (sound: Item<"prompt">["sound"]["ko"]) =>
      sound === null ? "" : clockSpan(sound.durationMs);
    return {
      kind: "prompt",
      icon: AudioLines,
      words: {
        title: "admin.section.prompts",
        lead: "admin.prompts.lead",
        create: "admin.prompts.create",
        empty: "admin.prompts.empty",
      },
      nameOf: ({ name }) => name,
      fresh: () => ({ id: "", name: "", sound: { ko: null, en: null } }),
      columns: [
        { id: "name", label: say("admin.field.name"), value: ({ name }) => name },
        {
          id: "ko",
          label: say("settings.korean"),
          width: "14%",
          value: ({ sound }) => spoken(sound.ko) || "–",
        },
        {
          id: "en",
          label: say("settings.english"),
          width: "14%",
          value: ({ sound }) => spoken(sound.en) || "–",
        },
        {
          id: "text",
          label: say("admin.prompts.text"),
          width: "40%",
          optional: true,
          value: ({ sound }) => sound.ko?.text || sound.en?.text || "",
          cell: ({ sound }) => (
            <span className="block truncate text-ink-2">
              {sound.ko?.text || sound.en?.text || ""}
            </span>
          ),
        },
      ],
      searched: ({ sound }) => `${sound.ko?.text ?? ""} ${sound.en?.text ?? ""}`,
      Fields: PromptFields,
    };
  }, [say]);
  return <ItemPage parts={parts} {...props} />;
}

function PromptFields() {
  const say = useSay();
  return (
    <>
      <FormSection title={say("admin.part.basics")}>
        <Field.Text
          name="name"
          label={say("admin.field.name")}
          help={say("admin.prompts.nameHelp")}
        />
      </FormSection>
      <FormSection title={say("settings.korean")} lead={say("admin.prompts.koLead")}>
        <SoundField language="ko" />
      </FormSection>
      <FormSection title={say("settings.english")} lead={say("admin.prompts.enLead")}>
        <SoundField language="en" />
      </FormSection>
    </>
  );
}
