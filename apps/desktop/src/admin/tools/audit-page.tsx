import type { QueryInput, QueryResult } from "@maru/protocol";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Download, ScrollText, Search } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useIntlShape, useSay } from "../../hooks/words-context.tsx";
import { failureKey } from "../../state/failure.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { wordsFor } from "../../words.ts";
import { PlainSelect } from "../form/plain-select.tsx";
import { DifferenceList } from "../items/difference-list.tsx";
import { differencesBetween } from "../items/differences.ts";
import { useChoices } from "../items/use-choices.ts";
import { ListHeader } from "../list/list-header.tsx";

type Entry = QueryResult<"audit.list">["entries"][number];
type Filter = { q?: string; actorId?: string };

/** Who changed what, and who came in: newest first. */
export function AuditPage() {
  const say = useSay();
  const people = useChoices("agent");
  const [q, setQ] = useState("");
  const [actorId, setActorId] = useState("");
  const words = useDeferredValue(q.trim());
  const filter: Filter = {
    ...(words !== "" && { q: words }),
    ...(actorId !== "" && { actorId }),
  };
  return (
    <div className="flex h-full min-h-0 flex-col">
      <ListHeader title={say("admin.section.audit")} lead={say("admin.audit.lead")}>
        <ExportButton filter={filter} />
      </ListHeader>
      <search className="flex shrink-0 flex-wrap gap-2 px-4 pb-3 wide:px-6">
        <label className="flex h-9 w-72 max-w-full items-center gap-2 rounded-md bg-surface-1 px-3 shadow-[inset_0_0_0_1px_var(--line-strong)] focus-within:shadow-[inset_0_0_0_2px_var(--accent)]">
          <Search aria-hidden className="size-4 shrink-0 text-ink-3" />
          <span className="sr-only">{say("admin.audit.search")}</span>
          <input
            value={q}
            maxLength={200}
            onChange={(event) => setQ(event.target.value)}
            placeholder={say("admin.audit.search")}
            className="min-w-0 flex-1 bg-transparent text-sm placeholder:text-ink-3 focus:outline-none"
          />
        </label>
        <PlainSelect
          label={say("admin.audit.who")}
          value={actorId}
          onChange={setActorId}
          choices={[{ value: "", label: say("admin.audit.everybody") }, ...people]}
        />
      </search>
      <Entries filter={filter} />
    </div>
  );
}

function Entries({ filter }: { filter: Filter }) {
  const say = useSay();
  const { client } = useDesk();
  const pages = useInfiniteQuery({
    queryKey: ["audit", filter],
    queryFn: ({ pageParam }) =>
      client.query("audit.list", { ...filter, ...(pageParam !== null && { before: pageParam }) }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  });
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-4 wide:px-6">
      {pages.isPending && <Skeleton rows={6} />}
      {pages.error !== null && (
        <p className="text-sm text-rona-ink">{say(failureKey(pages.error))}</p>
      )}
      {pages.isSuccess && entries.length === 0 && (
        <EmptyState icon={ScrollText} title={say("admin.list.noMatch")} />
      )}
      <ul className="flex flex-col gap-1.5">
        {entries.map((entry) => (
          <EntryRow key={entry.id} entry={entry} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <div className="flex justify-center py-4">
          <Button working={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {say("admin.audit.more")}
          </Button>
        </div>
      )}
    </div>
  );
}

function EntryRow({ entry }: { entry: Entry }) {
  const say = useSay();
  const intl = useIntlShape();
  const { actor, action, kind, objectName, objectId, before, after, address, at } = entry;
  const differences = differencesBetween(before ?? {}, after ?? {});
  const thing = kind === null ? "" : (wordsFor(say, "admin.kind", kind) ?? kind);
  return (
    <li className="rounded-md bg-surface-1 px-3 py-2 text-sm ring-1 ring-line">
      <details>
        <summary className="grid cursor-pointer grid-cols-[10rem_9rem_minmax(0,1fr)_auto] items-center gap-3">
          <time className="tabular text-xs text-ink-3">
            {intl.formatDate(at, { dateStyle: "medium", timeStyle: "medium" })}
          </time>
          <span className="truncate font-medium">{actor.name || say("admin.audit.system")}</span>
          <span className="truncate">
            {say(`admin.audited.${action}`)}
            <span className="text-ink-2">
              {" "}
              {[thing, objectName ?? objectId].filter(Boolean).join(" ")}
            </span>
          </span>
          <span className="tabular text-xs text-ink-3">{address ?? ""}</span>
        </summary>
        <div className="mt-2">
          {differences.length > 0 ? (
            <DifferenceList differences={differences} />
          ) : (
            <p className="text-xs text-ink-3">{say("admin.audit.noDifference")}</p>
          )}
        </div>
      </details>
    </li>
  );
}

function ExportButton({ filter }: { filter: QueryInput<"audit.export"> }) {
  const say = useSay();
  const { client, notices } = useDesk();
  const save = async () => {
    try {
      const { csv } = await client.query("audit.export", filter);
      // The mark tells spreadsheets that it is UTF-8.
      const blob = new Blob(["\uFEFF", csv], { type: "text/csv" });
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = "audit-log.csv";
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (error) {
      notices.add({
        id: "admin.audit",
        tone: "warning",
        title: { key: "admin.audit.export" },
        body: { key: failureKey(error) },
      });
    }
  };
  return (
    <Button icon={Download} onClick={() => void save()}>
      {say("admin.audit.export")}
    </Button>
  );
}
