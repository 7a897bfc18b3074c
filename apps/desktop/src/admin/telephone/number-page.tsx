import { Phone } from "lucide-react";
import { useCallback, useMemo } from "react";
import { useSay } from "../../hooks/words-context.tsx";
import { Badge } from "../../ui/badges.tsx";
import { fieldsOf } from "../form/fields.ts";
import { FormSection } from "../form/form-section.tsx";
import { ItemPage, type ItemPageParts } from "../items/item-page.tsx";
import type { Item } from "../items/items.ts";
import { useChoices, useNames } from "../items/use-choices.ts";
import type { SectionProps } from "../sections.ts";

type Values = Item<"phoneNumber">;
const Field = fieldsOf<Values>();

/** A-17, V-71: the organisation's numbers, each with one owner. */
export function NumberPage(props: SectionProps) {
  const say = useSay();
  const entryPointName = useNames("entryPoint");
  const trunkName = useNames("trunk");
  const parts = useMemo(
    (): ItemPageParts<"phoneNumber"> => ({
      kind: "phoneNumber",
      icon: Phone,
      words: {
        title: "admin.section.numbers",
        lead: "admin.numbers.lead",
        create: "admin.numbers.create",
        empty: "admin.numbers.empty",
      },
      nameOf: ({ number, label }) => label || number,
      fresh: () => ({
        id: "",
        number: "",
        label: "",
        entryPointId: null,
        outbound: false,
        trunkId: null,
      }),
      columns: [
        {
          id: "number",
          label: say("admin.numbers.number"),
          width: "12rem",
          value: ({ number }) => number,
          cell: ({ number }) => <span className="tabular">{number}</span>,
        },
        { id: "label", label: say("admin.numbers.label"), value: ({ label }) => label },
        {
          id: "entryPoint",
          label: say("admin.field.entryPoint"),
          width: "26%",
          value: ({ entryPointId }) => entryPointName(entryPointId),
          cell: ({ entryPointId }) =>
            entryPointId === null ? (
              <span className="text-ink-3">{say("admin.numbers.unmapped")}</span>
            ) : (
              entryPointName(entryPointId)
            ),
        },
        {
          id: "outbound",
          label: say("admin.numbers.outbound"),
          width: "8rem",
          value: ({ outbound }) => (outbound ? 0 : 1),
          cell: ({ outbound }) =>
            outbound && <Badge tone="engaged">{say("admin.numbers.shown")}</Badge>,
        },
        {
          id: "trunk",
          label: say("admin.field.trunk"),
          width: "16%",
          optional: true,
          value: ({ trunkId }) => trunkName(trunkId),
        },
      ],
      filters: [
        {
          id: "use",
          label: say("admin.numbers.use"),
          choices: [
            { value: "mapped", label: say("admin.numbers.mapped") },
            { value: "unmapped", label: say("admin.numbers.unmapped") },
            { value: "outbound", label: say("admin.numbers.outbound") },
          ],
          test: ({ entryPointId, outbound }, value) =>
            value === "outbound" ? outbound : (entryPointId !== null) === (value === "mapped"),
        },
      ],
      searched: ({ number, entryPointId }) => `${number} ${entryPointName(entryPointId)}`,
      Fields: NumberFields,
    }),
    [say, entryPointName, trunkName],
  );
  return <ItemPage parts={parts} {...props} />;
}

function NumberFields() {
  const say = useSay();
  const calls = useCallback(({ channel }: Item<"entryPoint">) => channel === "voice", []);
  const entryPoints = useChoices("entryPoint", calls);
  const trunks = useChoices("trunk");
  return (
    <>
      <FormSection title={say("admin.part.basics")}>
        <Field.Text
          name="number"
          type="tel"
          label={say("admin.numbers.number")}
          help={say("admin.numbers.numberHelp")}
          placeholder="+82212345678"
        />
        <Field.Text
          name="label"
          label={say("admin.numbers.label")}
          help={say("admin.numbers.labelHelp")}
        />
      </FormSection>
      <FormSection title={say("admin.numbers.inbound")} lead={say("admin.numbers.inboundLead")}>
        <Field.Pick
          name="entryPointId"
          label={say("admin.field.entryPoint")}
          choices={entryPoints}
          noneLabel={say("admin.numbers.unmapped")}
          emptyText={say("admin.numbers.noEntryPoint")}
        />
      </FormSection>
      <FormSection
        title={say("admin.numbers.outboundPart")}
        lead={say("admin.numbers.outboundLead")}
      >
        <Field.Switch
          name="outbound"
          label={say("admin.numbers.outbound")}
          help={say("admin.numbers.outboundHelp")}
        />
        <Field.Pick
          name="trunkId"
          label={say("admin.field.trunk")}
          choices={trunks}
          noneLabel={say("admin.numbers.firstTrunk")}
          help={say("admin.numbers.trunkHelp")}
        />
      </FormSection>
    </>
  );
}
