import { Cable } from "lucide-react";
import { useMemo } from "react";
import { useWatch } from "react-hook-form";
import { useDocument } from "../../hooks/desk-context.tsx";
import { useSay } from "../../hooks/words-context.tsx";
import { Badge } from "../../ui/badges.tsx";
import { fieldsOf } from "../form/fields.ts";
import { FieldRow, FormSection } from "../form/form-section.tsx";
import { ItemPage, type ItemPageParts } from "../items/item-page.tsx";
import { type Item, useItems } from "../items/items.ts";
import type { SectionProps } from "../sections.ts";
import { TrunkPassword } from "./trunk-password.tsx";

type Values = Item<"trunk">;
const Field = fieldsOf<Values>();

export function TrunkPage(props: SectionProps) {
  const say = useSay();
  const system = useDocument("system");
  const { items: numbers } = useItems("phoneNumber");
  const parts = useMemo((): ItemPageParts<"trunk"> => {
    const unreachable = new Set(system?.unreachableTrunks.map(({ id }) => id));
    const isUp = system?.voice.status === "up";
    return {
      kind: "trunk",
      icon: Cable,
      words: {
        title: "admin.section.trunks",
        lead: "admin.trunks.lead",
        create: "admin.trunks.create",
        empty: "admin.trunks.empty",
      },
      nameOf: ({ name }) => name,
      fresh: () => ({
        id: "",
        name: "",
        host: "",
        transport: "udp",
        srtp: false,
        username: null,
        register: false,
        addresses: [],
        country: "KR",
      }),
      columns: [
        { id: "name", label: say("admin.field.name"), value: ({ name }) => name },
        {
          id: "status",
          label: say("admin.field.status"),
          width: "9rem",
          value: ({ id }) => (unreachable.has(id) ? 0 : 1),
          cell: ({ id }) => {
            if (!isUp) return <Badge tone="offline">{say("admin.trunks.unknown")}</Badge>;
            return unreachable.has(id) ? (
              <Badge tone="rona">{say("admin.trunks.unreachable")}</Badge>
            ) : (
              <Badge tone="available">{say("admin.trunks.reachable")}</Badge>
            );
          },
        },
        { id: "host", label: say("admin.trunks.host"), width: "26%", value: ({ host }) => host },
        {
          id: "transport",
          label: say("admin.trunks.transport"),
          width: "8rem",
          optional: true,
          value: ({ transport, srtp }) => `${transport.toUpperCase()}${srtp ? " · SRTP" : ""}`,
        },
        {
          id: "numbers",
          label: say("admin.section.numbers"),
          width: "8rem",
          optional: true,
          value: ({ id }) => numbers.filter(({ trunkId }) => trunkId === id).length,
        },
      ],
      searched: ({ host }) => host,
      Fields: TrunkFields,
    };
  }, [say, system, numbers]);
  return <ItemPage parts={parts} {...props} />;
}

function TrunkFields({ item, isNew }: { item: Values; isNew: boolean }) {
  const say = useSay();
  const transport = useWatch<Values, "transport">({ name: "transport" });
  return (
    <>
      <FormSection title={say("admin.part.basics")}>
        <Field.Text
          name="name"
          label={say("admin.field.name")}
          help={say("admin.trunks.nameHelp")}
        />
        <Field.Text
          name="country"
          label={say("admin.trunks.country")}
          help={say("admin.trunks.countryHelp")}
        />
      </FormSection>
      <FormSection title={say("admin.trunks.connection")} lead={say("admin.trunks.connectionLead")}>
        <Field.Text
          code
          name="host"
          label={say("admin.trunks.host")}
          help={say("admin.trunks.hostHelp")}
        />
        <FieldRow>
          <Field.Select
            name="transport"
            label={say("admin.trunks.transport")}
            choices={["udp", "tcp", "tls"].map((value) => ({ value, label: value.toUpperCase() }))}
          />
        </FieldRow>
        <Field.Switch
          name="srtp"
          label={say("admin.trunks.srtp")}
          help={say(transport === "tls" ? "admin.trunks.srtpHelp" : "admin.trunks.srtpNeedsTls")}
        />
        <Field.Lines
          name="addresses"
          label={say("admin.trunks.addresses")}
          help={say("admin.trunks.addressesHelp")}
          placeholder="203.0.113.0/24"
        />
      </FormSection>
      <FormSection title={say("admin.trunks.signIn")} lead={say("admin.trunks.signInLead")}>
        <Field.OptionalText
          name="username"
          label={say("admin.trunks.username")}
          help={say("admin.trunks.usernameHelp")}
        />
        <Field.Switch
          name="register"
          label={say("admin.trunks.register")}
          help={say("admin.trunks.registerHelp")}
        />
        {isNew ? (
          <p className="text-xs text-ink-3">{say("admin.trunks.passwordLater")}</p>
        ) : (
          <TrunkPassword trunkId={item.id} />
        )}
      </FormSection>
    </>
  );
}
