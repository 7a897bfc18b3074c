import { DoorOpen } from "lucide-react";
import { useMemo } from "react";
import { useSay } from "../../hooks/words-context.tsx";
import { Badge } from "../../ui/badges.tsx";
import { ItemPage, type ItemPageParts } from "../items/item-page.tsx";
import { type Item, useItems } from "../items/items.ts";
import { useNames } from "../items/use-choices.ts";
import type { SectionProps } from "../sections.ts";
import { CHANNELS } from "./channel-choices.ts";
import { ChannelName } from "./channel-name.tsx";
import { EntryPointFields } from "./entry-point-fields.tsx";
import { newEntryPoint } from "./new-entry-point.ts";

/** [발신 호전환 대기열], which the system makes and needs. */
const OUTDIAL_TRANSFER = "outdial-transfer";

const STATUS_TONES = {
  open: "available",
  off: "offline",
  noNumber: "idle",
  outdial: "engaged",
} as const;

/** whether customers get there. */
function statusOf(
  { active, channel, direction }: Item<"entryPoint">,
  numbers: readonly string[],
): keyof typeof STATUS_TONES {
  if (!active) return "off";
  if (direction === "outbound" && numbers.length === 0) return "outdial";
  return channel === "voice" && numbers.length === 0 ? "noNumber" : "open";
}

/** entry points, where contacts come in. */
export function EntryPointPage(props: SectionProps) {
  const say = useSay();
  const queueName = useNames("queue");
  const { items: numbers } = useItems("phoneNumber");
  const parts = useMemo((): ItemPageParts<"entryPoint"> => {
    const numbersOf = (id: string) =>
      numbers.filter(({ entryPointId }) => entryPointId === id).map(({ number }) => number);
    return {
      kind: "entryPoint",
      icon: DoorOpen,
      words: {
        title: "admin.section.entryPoints",
        lead: "admin.entryPoints.lead",
        create: "admin.entryPoints.create",
        empty: "admin.entryPoints.empty",
      },
      nameOf: ({ name }) => name,
      fresh: newEntryPoint,
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
          id: "status",
          label: say("admin.field.status"),
          width: "8rem",
          value: (item) => say(`admin.entryPoints.status.${statusOf(item, numbersOf(item.id))}`),
          cell: (item) => {
            const status = statusOf(item, numbersOf(item.id));
            return (
              <Badge tone={STATUS_TONES[status]}>{say(`admin.entryPoints.status.${status}`)}</Badge>
            );
          },
        },
        {
          id: "queue",
          label: say("admin.field.queue"),
          width: "22%",
          value: ({ queueId }) => queueName(queueId),
        },
        {
          id: "numbers",
          label: say("admin.entryPoints.numbers"),
          width: "18%",
          optional: true,
          value: ({ id }) => numbersOf(id).join(", "),
        },
        {
          id: "description",
          label: say("admin.field.description"),
          width: "24%",
          optional: true,
          value: ({ description }) => description,
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
      searched: ({ id, description, queueId }) =>
        `${description} ${queueName(queueId)} ${numbersOf(id).join(" ")}`,
      mayRemove: ({ id }) => id !== OUTDIAL_TRANSFER,
      Fields: EntryPointFields,
    };
  }, [say, queueName, numbers]);
  return <ItemPage parts={parts} {...props} />;
}
