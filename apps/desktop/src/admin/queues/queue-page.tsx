import { Layers } from "lucide-react";
import { useMemo } from "react";
import { saySpan, useSay } from "../../hooks/words-context.tsx";
import { CHANNELS } from "../channels/channel-choices.ts";
import { ChannelName } from "../channels/channel-name.tsx";
import { ItemPage, type ItemPageParts } from "../items/item-page.tsx";
import { useItems } from "../items/items.ts";
import { useNames } from "../items/use-choices.ts";
import type { SectionProps } from "../sections.ts";
import { newQueue } from "./new-queue.ts";
import { QueueFields } from "./queue-fields.tsx";

export function QueuePage(props: SectionProps) {
  const say = useSay();
  const teamName = useNames("team");
  const { items: reasons, loading } = useItems("wrapUpReason");
  const parts = useMemo(
    (): ItemPageParts<"queue"> => ({
      kind: "queue",
      ready: !loading,
      icon: Layers,
      words: {
        title: "admin.section.queues",
        lead: "admin.queues.lead",
        create: "admin.queues.create",
        empty: "admin.queues.empty",
      },
      nameOf: ({ name }) => name,
      fresh: () => newQueue(reasons.map(({ id }) => id)),
      columns: [
        { id: "name", label: say("admin.field.name"), value: ({ name }) => name },
        {
          id: "channel",
          label: say("admin.field.channel"),
          width: "9rem",
          value: ({ channel }) => say(`channel.${channel}`),
          cell: ({ channel }) => <ChannelName channel={channel} />,
        },
        {
          id: "teams",
          label: say("admin.field.teams"),
          width: "28%",
          value: ({ teamIds }) => teamIds.map(teamName).join(", "),
        },
        {
          id: "strategy",
          label: say("admin.queues.strategy"),
          width: "20%",
          optional: true,
          value: ({ strategy }) => say(`admin.queues.strategy.${strategy}`),
        },
        {
          id: "serviceLevel",
          label: say("admin.queues.serviceLevel"),
          width: "8rem",
          optional: true,
          value: ({ serviceLevelMs }) => serviceLevelMs,
          cell: ({ serviceLevelMs }) => saySpan(say, serviceLevelMs),
        },
      ],
      filters: [
        {
          id: "channel",
          label: say("admin.field.channel"),
          choices: CHANNELS.map((value) => ({ value, label: say(`channel.${value}`) })),
          test: ({ channel }, value) => channel === value,
        },
      ],
      searched: ({ description, teamIds }) => `${description} ${teamIds.map(teamName).join(" ")}`,
      Fields: QueueFields,
    }),
    [say, teamName, reasons, loading],
  );
  return <ItemPage parts={parts} {...props} />;
}
