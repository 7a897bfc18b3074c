import type { FlowSummary as Listed } from "@maru/protocol";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Copy, Ellipsis, Trash2, Waypoints } from "lucide-react";
import { useMemo, useState } from "react";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useIntlShape, useSay } from "../../hooks/words-context.tsx";
import { failureKey } from "../../state/failure.ts";
import { Badge } from "../../ui/badges.tsx";
import { BareIconButton } from "../../ui/icon-button.tsx";
import { MenuFrame, MenuItem } from "../../ui/menu.tsx";
import { RemoveDialog } from "../form/remove-dialog.tsx";
import { idFrom } from "../items/item-id.ts";
import { useItems } from "../items/items.ts";
import { type Column, ItemList } from "../list/item-list.tsx";
import { useFlowApi } from "./use-flow-api.ts";

/** With the names of the entry points whose contacts it treats. */
type FlowSummary = Listed & { usedBy: readonly string[] };

const NONE: readonly Listed[] = [];

export function useFlows() {
  const api = useFlowApi();
  return useQuery({ queryKey: ["flows"], queryFn: () => api.list() });
}

/** All flows, with how they stand and what they are used for. */
export function FlowList({ section }: { section: string }) {
  const say = useSay();
  const { data, error, isPending, refetch } = useFlows();
  const { items: entryPoints } = useItems("entryPoint");
  const flows = useMemo((): readonly FlowSummary[] => {
    const names = new Map(entryPoints.map(({ id, name }) => [id, name]));
    return (data ?? NONE).map((flow) => ({
      ...flow,
      usedBy: flow.entryPointIds.map((id) => names.get(id) ?? id),
    }));
  }, [data, entryPoints]);
  const [removing, setRemoving] = useState<FlowSummary | null>(null);
  const columns = useColumns(setRemoving, flows);
  const filters = useMemo(
    () => [
      {
        id: "channel",
        label: say("flows.list.channel"),
        choices: (["voice", "chat"] as const).map((value) => ({
          value,
          label: say(`flows.channel.${value}`),
        })),
        test: ({ channel }: FlowSummary, value: string) => channel === value,
      },
    ],
    [say],
  );
  return (
    <>
      <ItemList<FlowSummary>
        section={section}
        title={say("flows.list.title")}
        lead={say("flows.list.lead")}
        icon={Waypoints}
        items={flows}
        loading={isPending}
        error={error}
        onRetry={() => void refetch()}
        columns={columns}
        filters={filters}
        words={({ name, id, description, usedBy }) =>
          `${name} ${id} ${description} ${usedBy.join(" ")}`
        }
        newLabel={say("flows.list.create")}
        emptyTitle={say("flows.list.empty")}
      />
      {removing !== null && (
        <RemoveDialog
          kind="flow"
          id={removing.id}
          name={removing.name}
          onClose={() => setRemoving(null)}
          onRemoved={() => {
            setRemoving(null);
            void refetch();
          }}
        />
      )}
    </>
  );
}

function useColumns(onRemove: (flow: FlowSummary) => void, flows: readonly FlowSummary[]) {
  const say = useSay();
  const intl = useIntlShape();
  const copy = useCopy(flows);
  return useMemo(
    (): Column<FlowSummary>[] => [
      { id: "name", label: say("admin.field.name"), value: ({ name }) => name },
      {
        id: "channel",
        label: say("flows.list.channel"),
        width: "9rem",
        value: ({ channel }) => say(`flows.channel.${channel}`),
      },
      {
        id: "status",
        label: say("flows.list.status"),
        width: "13rem",
        value: ({ published, changed }) => (published?.version ?? 0) * 2 + (changed ? 1 : 0),
        cell: (flow) => <Status flow={flow} />,
      },
      {
        id: "usedBy",
        label: say("flows.list.usedBy"),
        optional: true,
        value: ({ usedBy }) => usedBy.join(", "),
        cell: ({ usedBy }) =>
          usedBy.length === 0 ? (
            <span className="text-ink-3">{say("flows.list.unused")}</span>
          ) : (
            usedBy.join(", ")
          ),
      },
      {
        id: "contacts",
        label: say("flows.list.contacts"),
        width: "6rem",
        value: ({ contacts }) => contacts,
      },
      {
        id: "publishedAt",
        label: say("flows.list.published"),
        width: "12rem",
        optional: true,
        value: ({ published }) => published?.publishedAt ?? 0,
        cell: ({ published }) =>
          published === null
            ? ""
            : intl.formatDate(published.publishedAt, { dateStyle: "medium", timeStyle: "short" }),
      },
      {
        id: "deeds",
        label: say("flows.list.deeds"),
        width: "5rem",
        value: () => 0,
        cell: (flow) => (
          <span className="relative z-10 flex justify-end">
            <MenuFrame
              trigger={
                <BareIconButton
                  size="sm"
                  icon={Ellipsis}
                  label={say("flows.list.deedsOf", { name: flow.name })}
                />
              }
            >
              <MenuItem
                leading={<Copy aria-hidden className="size-4 text-ink-3" />}
                onSelect={() => void copy(flow)}
              >
                {say("flows.list.copy")}
              </MenuItem>
              <MenuItem
                leading={<Trash2 aria-hidden className="size-4 text-ink-3" />}
                onSelect={() => onRemove(flow)}
              >
                {say("admin.form.delete")}
              </MenuItem>
            </MenuFrame>
          </span>
        ),
      },
    ],
    [say, intl, copy, onRemove],
  );
}

function Status({ flow: { published, changed } }: { flow: FlowSummary }) {
  const say = useSay();
  const version = published?.version;
  if (version === undefined) return <Badge tone="offline">{say("flows.status.draft")}</Badge>;
  return changed ? (
    <Badge tone="idle">{say("flows.status.changed", { version })}</Badge>
  ) : (
    <Badge tone="available">{say("flows.status.published", { version })}</Badge>
  );
}

/** Another flow with the same draft, never published. */
function useCopy(flows: readonly FlowSummary[]) {
  const say = useSay();
  const api = useFlowApi();
  const { notices } = useDesk();
  const queries = useQueryClient();
  return useMemo(
    () =>
      async ({ id, name }: FlowSummary) => {
        const copyName = say("flows.list.copyName", { name }).slice(0, 80);
        const taken = new Set(flows.map((flow) => flow.id));
        try {
          const { flow } = await api.open(id);
          const why = await api.create({
            ...flow,
            name: copyName,
            id: idFrom(copyName, taken, "flow"),
          });
          if (why === null) return await queries.invalidateQueries({ queryKey: ["flows"] });
          notices.add({
            id: "flow-copy",
            tone: "warning",
            title: { key: "flows.list.copy" },
            body: { key: why },
          });
        } catch (error) {
          const body = { key: failureKey(error) };
          notices.add({
            id: "flow-copy",
            tone: "warning",
            title: { key: "flows.list.copy" },
            body,
          });
        }
      },
    [say, api, flows, notices, queries],
  );
}
