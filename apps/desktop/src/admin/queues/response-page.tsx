import { MessageSquareText } from "lucide-react";
import { useCallback, useMemo } from "react";
import { useLanguage, useSay } from "../../hooks/words-context.tsx";
import { fieldsOf } from "../form/fields.ts";
import { FormSection } from "../form/form-section.tsx";
import { ItemPage, type ItemPageParts } from "../items/item-page.tsx";
import type { Item } from "../items/items.ts";
import { useChoices, useNames } from "../items/use-choices.ts";
import type { SectionProps } from "../sections.ts";

type Values = Item<"predefinedResponse">;
const Field = fieldsOf<Values>();

/** C-10: texts that agents send, by queue. */
export function ResponsePage(props: SectionProps) {
  const say = useSay();
  const language = useLanguage();
  const queueName = useNames("queue");
  const queues = useChoices("queue");
  const parts = useMemo((): ItemPageParts<"predefinedResponse"> => {
    const titleOf = ({ title, id }: Values) => title[language] || title.ko || title.en || id;
    return {
      kind: "predefinedResponse",
      icon: MessageSquareText,
      words: {
        title: "admin.section.responses",
        lead: "admin.responses.lead",
        create: "admin.responses.create",
        empty: "admin.responses.empty",
      },
      nameOf: titleOf,
      fresh: () => ({
        id: "",
        title: { ko: "", en: "" },
        text: { ko: "", en: "" },
        queueIds: [],
        shortcut: "",
      }),
      columns: [
        { id: "title", label: say("admin.responses.title"), width: "24%", value: titleOf },
        { id: "text", label: say("admin.responses.text"), value: ({ text }) => text[language] },
        {
          id: "queues",
          label: say("admin.section.queues"),
          width: "22%",
          value: ({ queueIds }) =>
            queueIds.length === 0
              ? say("admin.responses.everyQueue")
              : queueIds.map(queueName).join(", "),
        },
        {
          id: "shortcut",
          label: say("admin.responses.shortcut"),
          width: "8rem",
          optional: true,
          value: ({ shortcut }) => shortcut,
        },
      ],
      filters: [
        {
          id: "queue",
          label: say("admin.field.queue"),
          choices: queues,
          test: ({ queueIds }, value) => queueIds.length === 0 || queueIds.includes(value),
        },
      ],
      searched: ({ text, shortcut }) => `${text.ko} ${text.en} ${shortcut}`,
      Fields: ResponseFields,
    };
  }, [say, language, queueName, queues]);
  return <ItemPage parts={parts} {...props} />;
}

function ResponseFields() {
  const say = useSay();
  const chats = useCallback(({ channel }: Item<"queue">) => channel === "chat", []);
  const queues = useChoices("queue", chats);
  return (
    <FormSection title={say("admin.part.basics")}>
      <Field.LocalText name="title" label={say("admin.responses.title")} />
      <Field.LocalText long name="text" label={say("admin.responses.text")} />
      <Field.PickMany
        name="queueIds"
        label={say("admin.section.queues")}
        help={say("admin.responses.queuesHelp")}
        choices={queues}
      />
      <Field.Text
        name="shortcut"
        label={say("admin.responses.shortcut")}
        help={say("admin.responses.shortcutHelp")}
      />
    </FormSection>
  );
}
