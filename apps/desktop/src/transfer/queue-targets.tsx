import type { SetupDocument } from "@maru/protocol";
import { useEffect, useMemo, useState } from "react";
import { useDocument, useDocuments } from "../hooks/desk-context.tsx";
import { useSay } from "../hooks/words-context.tsx";
import { type QueueTarget, queueTargets } from "../state/transfer-targets.ts";
import { ListSearchField } from "../ui/search-field.tsx";
import { Tooltip } from "../ui/tooltip.tsx";
import { useListKeys } from "../ui/use-list-keys.ts";
import type { TargetsProps } from "./agent-targets.tsx";
import { TargetOption } from "./target-option.tsx";
import type { Target } from "./transfer-dialog.tsx";

const NO_QUEUES: SetupDocument["queues"] = [];

export function QueueTargets({ contact, field, onTarget, onSubmit }: TargetsProps) {
  const say = useSay();
  const setup = useDocument("setup");
  const figures = useDocuments("queue/");
  const [query, setQuery] = useState("");
  const queues = setup?.queues ?? NO_QUEUES;
  const found = useMemo(() => {
    const byId = new Map(figures.map((queue) => [queue.id, queue]));
    const of = { channel: contact.channel, queueId: contact.queue.id };
    return queueTargets(queues, (id) => byId.get(id), of, query);
  }, [queues, figures, contact.channel, contact.queue.id, query]);
  const targetOf = (id: string): Target | null => {
    const one = found.find(({ queue }) => queue.id === id);
    return one === undefined ? null : { kind: "queue", id, name: one.queue.name };
  };
  const list = useListKeys(
    found.map(({ queue }) => queue.id),
    { firstActive: query.trim() !== "", onEnter: (id) => onSubmit(targetOf(id)) },
  );
  const { active } = list;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a target also changes when its state does
  useEffect(() => onTarget(active === null ? null : targetOf(active)), [active, found, onTarget]);
  return (
    <>
      <div className="px-5 pb-2 pt-3">
        <ListSearchField
          field={field}
          value={query}
          onChange={setQuery}
          label={say("transfer.searchQueues")}
          listId="transfer-queues"
          active={list.active}
          onKeyDown={list.onKeyDown}
        />
      </div>
      <div
        id="transfer-queues"
        role="listbox"
        aria-label={say("transfer.queues")}
        className="min-h-0 flex-1 overflow-y-auto px-3 pb-3"
      >
        {found.map((one) => (
          <QueueOption
            key={one.queue.id}
            target={one}
            active={list.active === one.queue.id}
            onChoose={() => {
              list.setActive(one.queue.id);
              field.current?.focus();
            }}
            onSubmit={() => onSubmit(targetOf(one.queue.id))}
          />
        ))}
        {found.length === 0 && (
          <p className="p-6 text-center text-sm text-ink-3">{say("transfer.noMatch", { query })}</p>
        )}
      </div>
    </>
  );
}

/** The description is there in full on hover, and for the active one below its name (C-42). */
function QueueOption({
  target,
  ...rest
}: {
  target: QueueTarget;
  active: boolean;
  onChoose: () => void;
  onSubmit: () => void;
}) {
  const say = useSay();
  const { queue, figures, current } = target;
  const open = rest.active;
  const option = (
    <div>
      <TargetOption optionKey={queue.id} disabled={false} {...rest}>
        <span className="min-w-0 flex-1">
          <span className="block truncate text-sm font-semibold">
            {queue.name}
            {current && (
              <span className="ml-2 text-xs font-normal text-ink-3">{say("transfer.current")}</span>
            )}
          </span>
          {queue.description !== "" && (
            <span className={`block text-xs text-ink-3 ${open ? "" : "truncate"}`}>
              {queue.description}
            </span>
          )}
          {figures?.agentsSignedIn === 0 && (
            <span className="block text-xs text-rona-ink">{say("transfer.nobodySignedIn")}</span>
          )}
        </span>
        {figures !== undefined && (
          <span className="tabular flex shrink-0 flex-col items-end text-xs text-ink-2">
            <span className={figures.waiting > 0 ? "font-semibold text-ink" : ""}>
              {say("transfer.waiting", { count: figures.waiting })}
            </span>
            <span className={figures.agentsReady > 0 ? "text-available-ink" : "text-ink-3"}>
              {say("transfer.ready", { count: figures.agentsReady })}
            </span>
          </span>
        )}
      </TargetOption>
    </div>
  );
  return queue.description === "" ? (
    option
  ) : (
    <Tooltip text={queue.description} side="left">
      {option}
    </Tooltip>
  );
}
