import { Tabs } from "@base-ui/react/tabs";
import type { InteractionSummary } from "@maru/protocol";
import { PhoneIncoming, PhoneOutgoing } from "lucide-react";
import { useMemo, useState } from "react";
import { Row } from "../conversation/transcript-row.tsx";
import { NumberButton } from "../dial/number-button.tsx";
import { useDesk } from "../hooks/desk-context.tsx";
import { saySpan, useIntlShape, useSay } from "../hooks/words-context.tsx";
import { transcriptRows } from "../state/transcript-rows.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Button } from "../ui/button.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { CallRecord } from "./call-record.tsx";
import { Outcome } from "./interaction-items.tsx";
import { Timeline } from "./timeline.tsx";
import { useInteraction, useTranscript } from "./use-interactions.ts";

const TAB =
  "inset-focus relative h-9 px-1 text-sm font-medium text-ink-3 hover:text-ink data-[active]:font-semibold data-[active]:text-ink data-[active]:after:absolute data-[active]:after:inset-x-0 data-[active]:after:bottom-0 data-[active]:after:h-0.5 data-[active]:after:rounded-full data-[active]:after:bg-accent";

/** One contact of the past: what was said, and how it went. */
export function InteractionDetail({ id, narrow = false }: { id: string; narrow?: boolean }) {
  const say = useSay();
  const intl = useIntlShape();
  const [tab, setTab] = useState<"content" | "timeline">("content");
  const interaction = useInteraction(id);
  const item = interaction.data;
  if (interaction.isError) return <Failed onRetry={() => void interaction.refetch()} />;
  if (item === undefined) return <Skeleton rows={5} />;
  const facts = [
    item.queueName,
    item.agentNames.join(", ") || say("history.noAgent"),
    intl.formatDate(item.startedAt, { dateStyle: "medium", timeStyle: "short" }),
    item.endedAt === null ? say("history.live") : saySpan(say, item.endedAt - item.startedAt),
  ];
  return (
    <Tabs.Root
      value={tab}
      onValueChange={(next: "content" | "timeline") => setTab(next)}
      className="flex min-h-0 flex-1 flex-col"
    >
      <header className={`shrink-0 border-b border-line ${narrow ? "px-4 pt-2" : "px-6 pt-4"}`}>
        <div className="flex items-center gap-3">
          {!narrow && <Avatar name={item.customer.name} size="lg" />}
          <div className="min-w-0">
            <h2 className="truncate text-lg font-bold tracking-tight">{item.customer.name}</h2>
            {item.channel === "voice" && <CallLine item={item} />}
            <p className="text-xs text-ink-2">{facts.join(" · ")}</p>
            <Outcome item={item} current={false} />
          </div>
        </div>
        <Tabs.List className="mt-2 flex gap-5">
          <Tabs.Tab value="content" className={TAB}>
            {say(item.channel === "voice" ? "history.call" : "history.transcript")}
          </Tabs.Tab>
          <Tabs.Tab value="timeline" className={TAB}>
            {say("history.timeline")}
          </Tabs.Tab>
        </Tabs.List>
      </header>
      <Tabs.Panel
        value={tab}
        className={`min-h-0 flex-1 overflow-y-auto py-4 ${narrow ? "px-3" : "px-6"}`}
      >
        {tab === "timeline" && (
          <Timeline
            segments={item.segments}
            dialled={item.direction === "outbound" ? item.customer.name : null}
          />
        )}
        {tab === "content" && <CallRecord interaction={item} />}
        {tab === "content" && item.channel !== "voice" && <PastTranscript id={id} />}
      </Tabs.Panel>
    </Tabs.Root>
  );
}

function CallLine({ item }: { item: InteractionSummary }) {
  const say = useSay();
  const Icon = item.direction === "inbound" ? PhoneIncoming : PhoneOutgoing;
  return (
    <p className="mt-0.5 flex items-center gap-2 text-sm">
      <Icon aria-hidden className="size-3.5 text-ink-3" strokeWidth={2} />
      <span className="text-xs text-ink-2">{say(`history.${item.direction}`)}</span>
      {item.customerNumber !== null && <NumberButton number={item.customerNumber} />}
    </p>
  );
}

function PastTranscript({ id }: { id: string }) {
  const say = useSay();
  const intl = useIntlShape();
  const { session } = useDesk();
  const transcript = useTranscript(id);
  const rows = useMemo(
    () =>
      transcriptRows({
        entries: transcript.entries,
        outgoing: [],
        myId: session.agentId,
        customer: null,
        readUpTo: null,
        dayOf: (at) => intl.formatDate(at, { dateStyle: "short" }),
      }),
    [transcript.entries, session.agentId, intl],
  );
  if (transcript.status === "failed") return <Failed onRetry={transcript.retry} />;
  if (transcript.status === "loading") return <Skeleton rows={4} />;
  if (rows.length === 0)
    return <p className="p-6 text-center text-sm text-ink-3">{say("history.noTranscript")}</p>;
  return (
    <div className="mx-auto flex max-w-3xl flex-col">
      {transcript.earlier !== null && (
        <Button size="sm" variant="ghost" onClick={transcript.earlier}>
          {say("conversation.loadEarlier")}
        </Button>
      )}
      {rows.map((row) => (
        <Row key={row.key} row={row} />
      ))}
    </div>
  );
}

function Failed({ onRetry }: { onRetry: () => void }) {
  const say = useSay();
  return (
    <div className="flex flex-col items-center gap-3 p-8 text-center text-sm text-ink-2">
      {say("history.failed")}
      <Button size="sm" onClick={onRetry}>
        {say("action.retry")}
      </Button>
    </div>
  );
}
