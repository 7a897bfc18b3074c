import { useQuery } from "@tanstack/react-query";
import { GitCompareArrows, RotateCcw } from "lucide-react";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useIntlShape, useSay } from "../../hooks/words-context.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useItems } from "../items/items.ts";
import type { Comparison } from "./comparison.tsx";
import { useDesigner } from "./designer-context.tsx";
import type { OpenedFlow, VersionSummary } from "./flow-api.ts";
import { SidePanel } from "./side-panel.tsx";
import { useFlowApi } from "./use-flow-api.ts";

type Props = {
  opened: OpenedFlow;
  comparison: Comparison | null;
  onCompare: (comparison: Comparison | null) => void;
};

/** Every version that was published: seen beside the draft, and brought back by one press. */
export function VersionsPanel({ opened, comparison, onCompare }: Props) {
  const say = useSay();
  const api = useFlowApi();
  const designer = useDesigner();
  const versions = useQuery({
    queryKey: ["flow-versions", opened.flow.id],
    queryFn: () => api.versions(opened.flow.id),
  });
  const { items: agents } = useItems("agent");
  const { compare, restore } = useVersionDeeds(opened.flow.id, onCompare);
  return (
    <SidePanel title={say("flows.versions.title")} onClose={() => designer.open(null)}>
      {versions.isPending && <Skeleton rows={3} />}
      {versions.data?.length === 0 && (
        <EmptyState
          icon={GitCompareArrows}
          title={say("flows.versions.none")}
          detail={say("flows.versions.noneDetail")}
        />
      )}
      <ol className="px-2 pb-4">
        {versions.data?.map((version, place) => (
          <VersionRow
            key={version.version}
            version={version}
            by={agents.find(({ id }) => id === version.publishedBy)?.name ?? null}
            isNewest={place === 0}
            isCompared={comparison?.version === version.version}
            onCompare={() => compare(version.version, comparison)}
            onRestore={() => restore(version.version)}
          />
        ))}
      </ol>
    </SidePanel>
  );
}

function useVersionDeeds(flowId: string, onCompare: Props["onCompare"]) {
  const api = useFlowApi();
  const designer = useDesigner();
  const { notices } = useDesk();
  const failed = () =>
    notices.add({
      id: "flow-version",
      tone: "warning",
      title: { key: "flows.versions.title" },
      body: { key: "flows.versions.failed" },
    });
  return {
    compare(version: number, now: Comparison | null) {
      if (now?.version === version) return onCompare(null);
      void api.version(flowId, version).then((graph) => onCompare({ version, graph }), failed);
    },
    restore(version: number) {
      void api.version(flowId, version).then((graph) => {
        onCompare(null);
        designer.edit(() => graph);
        notices.add({
          id: "flow-version",
          tone: "success",
          title: { key: "flows.versions.restored", values: { version } },
          body: { key: "flows.versions.restoredDetail" },
          action: { label: "flows.header.undo", run: designer.undo },
        });
      }, failed);
    },
  };
}

function VersionRow({
  version: { version, publishedAt },
  by,
  isNewest,
  isCompared,
  onCompare,
  onRestore,
}: {
  version: VersionSummary;
  /** Who published it; null: not known. */
  by: string | null;
  isNewest: boolean;
  isCompared: boolean;
  onCompare: () => void;
  onRestore: () => void;
}) {
  const say = useSay();
  const intl = useIntlShape();
  const when = intl.formatDate(publishedAt, { dateStyle: "medium", timeStyle: "short" });
  return (
    <li
      className={`rounded-md border-b border-line px-2 py-3 last:border-0 ${isCompared ? "bg-accent-soft" : ""}`}
    >
      <p className="flex items-center gap-2 text-sm font-semibold">
        {say("flows.versions.version", { version })}
        {isNewest && (
          <span className="rounded-full bg-available-soft px-2 text-2xs font-semibold text-available-ink">
            {say("flows.versions.current")}
          </span>
        )}
      </p>
      <p className="mb-2 text-xs text-ink-3">{by === null ? when : `${when} · ${by}`}</p>
      <div className="flex gap-1.5">
        <Button size="sm" icon={GitCompareArrows} aria-pressed={isCompared} onClick={onCompare}>
          {say(isCompared ? "flows.compare.close" : "flows.versions.compare")}
        </Button>
        <Button size="sm" icon={RotateCcw} onClick={onRestore}>
          {say("flows.versions.restore")}
        </Button>
      </div>
    </li>
  );
}
