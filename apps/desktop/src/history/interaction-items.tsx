import type { InteractionSummary } from "@maru/protocol";
import { PhoneIncoming, PhoneOutgoing } from "lucide-react";
import { CHANNEL_ICON } from "../contacts/contact-card.tsx";
import { useWriteNumber } from "../dial/use-telephone.ts";
import { useDocument } from "../hooks/desk-context.tsx";
import { saySpan, useIntlShape, useLanguage, useSay } from "../hooks/words-context.tsx";
import { Button } from "../ui/button.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { wordsFor } from "../words.ts";
import type { InteractionPages } from "./use-interactions.ts";

const CALL_ICON = { inbound: PhoneIncoming, outbound: PhoneOutgoing };

type Props = {
  pages: InteractionPages;
  currentId: string | null;
  selectedId: string | null;
  onOpen: (id: string) => void;
  showCustomer: boolean;
  emptyText: string;
};

export function InteractionItems({
  pages,
  currentId,
  selectedId,
  onOpen,
  showCustomer,
  emptyText,
}: Props) {
  const say = useSay();
  if (pages.status === "loading") return <Skeleton rows={6} />;
  if (pages.status === "failed")
    return (
      <div className="flex flex-col items-center gap-3 p-8 text-center text-sm text-ink-2">
        {say("history.failed")}
        <Button size="sm" onClick={pages.retry}>
          {say("action.retry")}
        </Button>
      </div>
    );
  if (pages.items.length === 0)
    return <p className="p-8 text-center text-sm text-ink-3">{emptyText}</p>;
  return (
    <>
      <ul className="flex flex-col gap-0.5">
        {pages.items.map((item) => (
          <li key={item.id}>
            <Item
              item={item}
              current={item.id === currentId}
              selected={item.id === selectedId}
              onOpen={onOpen}
              showCustomer={showCustomer}
            />
          </li>
        ))}
      </ul>
      {pages.more !== null && (
        <div className="flex justify-center p-3">
          <Button size="sm" variant="ghost" working={pages.loadingMore} onClick={pages.more}>
            {say("action.more")}
          </Button>
        </div>
      )}
    </>
  );
}

type ItemProps = {
  item: InteractionSummary;
  current: boolean;
  selected: boolean;
  onOpen: (id: string) => void;
  showCustomer: boolean;
};

function Item({ item, current, selected, onOpen, showCustomer }: ItemProps) {
  const say = useSay();
  const intl = useIntlShape();
  const write = useWriteNumber();
  const Icon = item.channel === "voice" ? CALL_ICON[item.direction] : CHANNEL_ICON[item.channel];
  const number = item.customerNumber === null ? null : write(item.customerNumber);
  const when = intl.formatDate(item.startedAt, {
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
  });
  return (
    <button
      type="button"
      aria-current={selected ? "true" : undefined}
      onClick={() => onOpen(item.id)}
      className="inset-focus flex w-full gap-3 rounded-md px-3 py-2.5 text-left transition-colors hover:bg-surface-3 aria-[current]:bg-surface-1 aria-[current]:shadow-raised aria-[current]:ring-1 aria-[current]:ring-line"
    >
      <span className="mt-0.5 flex size-7 shrink-0 items-center justify-center rounded-sm bg-surface-2 text-ink-2 ring-1 ring-line">
        <Icon aria-hidden className="size-3.5" />
        <span className="sr-only">
          {item.channel === "voice"
            ? say(`history.${item.direction}`)
            : say(`channel.${item.channel}`)}
        </span>
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 flex-1 truncate text-sm font-semibold">
            {showCustomer ? item.customer.name : item.queueName}
          </span>
          <span className="tabular shrink-0 text-xs text-ink-3">{when}</span>
        </span>
        <span className="flex items-center gap-1.5 text-xs text-ink-3">
          <span className="truncate">
            {[
              showCustomer ? item.queueName : null,
              item.agentNames.length > 0 ? item.agentNames.join(", ") : say("history.noAgent"),
              item.endedAt === null ? null : saySpan(say, item.endedAt - item.startedAt),
            ]
              .filter((part) => part !== null)
              .join(" · ")}
          </span>
        </span>
        {number !== null && number !== item.customer.name && (
          <span className="tabular mt-0.5 block truncate text-xs text-ink-2">{number}</span>
        )}
        {item.preview !== "" && (
          <span className="mt-0.5 block truncate text-xs text-ink-2">{item.preview}</span>
        )}
        <Outcome item={item} current={current} />
      </span>
    </button>
  );
}

export function Outcome({ item, current }: { item: InteractionSummary; current: boolean }) {
  const say = useSay();
  const language = useLanguage();
  const setup = useDocument("setup");
  const reasons = item.wrapUpReasons.map(({ id }) => {
    return setup?.wrapUpReasons.find((reason) => reason.id === id)?.name[language] ?? id;
  });
  const end = item.endReason === null ? undefined : wordsFor(say, "endReason", item.endReason);
  return (
    <span className="mt-1.5 flex flex-wrap gap-1 empty:hidden">
      {item.abusive && item.endReason !== "abusive" && (
        <span className="inline-flex h-5 items-center rounded-xs bg-rona-soft px-1.5 text-2xs font-semibold text-rona-ink">
          {say("history.abusive")}
        </span>
      )}
      {current && <Chip loud>{say("history.current")}</Chip>}
      {!current && item.endedAt === null && <Chip loud>{say("history.live")}</Chip>}
      {[...new Set(reasons)].map((reason) => (
        <Chip key={reason}>{reason}</Chip>
      ))}
      {end !== undefined && <Chip>{end}</Chip>}
    </span>
  );
}

export function Chip({ children, loud = false }: { children: string; loud?: boolean }) {
  return (
    <span
      className={`inline-flex h-5 items-center rounded-xs px-1.5 text-2xs font-medium ${loud ? "bg-engaged-soft text-engaged-ink" : "bg-surface-3 text-ink-2"}`}
    >
      {children}
    </span>
  );
}
