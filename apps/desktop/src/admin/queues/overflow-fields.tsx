import { useCallback } from "react";
import { useController, useWatch } from "react-hook-form";
import { useSay } from "../../hooks/words-context.tsx";
import { FieldFrame } from "../form/field-frame.tsx";
import { fieldsOf } from "../form/fields.ts";
import { OptionalFrame } from "../form/optional-fields.tsx";
import { PlainSelect } from "../form/plain-select.tsx";
import type { Item } from "../items/items.ts";
import { useChoices } from "../items/use-choices.ts";

type Values = Item<"queue">;
const Field = fieldsOf<Values>();

// biome-ignore lint/suspicious/noThenProperty: it is never awaited
const BEGIN = { afterMs: 600_000, then: { type: "queue", queueId: "" } } as const;

/** The longest somebody may wait, and what then. */
export function OverflowFields() {
  const say = useSay();
  const then = useWatch<Values, "overflow.then.type">({ name: "overflow.then.type" });
  const channel = useWatch<Values, "channel">({ name: "channel" });
  const id = useWatch<Values, "id">({ name: "id" });
  const others = useCallback(
    (queue: Item<"queue">) => queue.channel === channel && queue.id !== id,
    [channel, id],
  );
  const queues = useChoices("queue", others);
  return (
    <OptionalFrame
      name="overflow"
      label={say("admin.queues.overflow")}
      help={say("admin.queues.overflowHelp")}
      asUsual={say("admin.queues.overflowNone")}
      own={say("admin.queues.overflowOwn")}
      begin={BEGIN}
    >
      <div className="flex flex-col gap-4 rounded-md bg-surface-1 p-4 ring-1 ring-line">
        <Field.Duration name="overflow.afterMs" label={say("admin.queues.overflowAfter")} />
        <ThenSelect />
        {then === "queue" && (
          <Field.Pick
            name="overflow.then.queueId"
            label={say("admin.field.queue")}
            choices={queues}
          />
        )}
        {then === "end" && (
          <Field.LocalText
            long
            name="overflow.then.message"
            label={say("admin.queues.overflowMessage")}
          />
        )}
      </div>
    </OptionalFrame>
  );
}

/** Each way has fields of its own, so another way begins anew. */
function ThenSelect() {
  const say = useSay();
  const { field } = useController<Values, "overflow.then">({ name: "overflow.then" });
  const begin = {
    queue: { type: "queue", queueId: "" },
    end: { type: "end", message: { ko: "", en: "" } },
  } as const;
  return (
    <FieldFrame label={say("admin.queues.overflowThen")} error={null}>
      {({ id }) => (
        <PlainSelect
          id={id}
          value={field.value?.type ?? "queue"}
          onChange={(value) => field.onChange(begin[value as keyof typeof begin])}
          choices={[
            { value: "queue", label: say("admin.queues.overflowThen.queue") },
            { value: "end", label: say("admin.queues.overflowThen.end") },
          ]}
          className="w-full"
        />
      )}
    </FieldFrame>
  );
}
