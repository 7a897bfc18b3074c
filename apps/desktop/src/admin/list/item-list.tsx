import { type LucideIcon, Plus, RotateCw, SearchX } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useLanguage, useSay } from "../../hooks/words-context.tsx";
import { failureKey } from "../../state/failure.ts";
import { NEW_ITEM } from "../../state/place.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { arrangeRows } from "./arrange-rows.ts";
import { ListHeader } from "./list-header.tsx";
import { ListToolbar } from "./list-toolbar.tsx";
import { useListView } from "./list-view.ts";
import { RowTable } from "./row-table.tsx";

export type Column<Item> = {
  id: string;
  label: string;
  /** Of the column; left out: what the others leave. */
  width?: string;
  /** What the rows are ordered by. */
  value: (item: Item) => string | number;
  /** How it is shown; left out: the value. */
  cell?: (item: Item) => ReactNode;
  /** Left out where there is little room. */
  optional?: boolean;
};

export type Filter<Item> = {
  id: string;
  label: string;
  choices: readonly { value: string; label: string }[];
  test: (item: Item, value: string) => boolean;
};

type Props<Item extends { id: string }> = {
  section: string;
  title: string;
  lead: string;
  icon: LucideIcon;
  items: readonly Item[];
  loading: boolean;
  error: Error | null;
  onRetry: () => void;
  columns: readonly Column<Item>[];
  filters?: readonly Filter<Item>[];
  /** What a search looks in. */
  words: (item: Item) => string;
  /** The button's words; left out where nothing can be made here. */
  newLabel?: string;
  emptyTitle: string;
  actions?: ReactNode;
};

/** The list of one kind of thing: searched, filtered, ordered; as smooth with 5,000 rows as with five. */
export function ItemList<Item extends { id: string }>(props: Props<Item>) {
  const { section, items, columns, filters = [], words, loading, error } = props;
  const say = useSay();
  const language = useLanguage();
  const { place } = useDesk();
  const [view, change] = useListView(section);
  const rows = useMemo(
    () =>
      arrangeRows(items, view, {
        columns,
        filters,
        words,
        collator: new Intl.Collator(language, { numeric: true }),
      }),
    [items, view, columns, filters, words, language],
  );
  const create = () => place.go({ page: "admin", section, id: NEW_ITEM });
  const newButton = props.newLabel !== undefined && (
    <Button variant="primary" icon={Plus} onClick={create}>
      {props.newLabel}
    </Button>
  );
  return (
    <div className="flex h-full min-h-0 flex-col">
      <ListHeader title={props.title} lead={props.lead}>
        {props.actions}
        {items.length > 0 && newButton}
      </ListHeader>
      {items.length > 0 && (
        <ListToolbar
          view={view}
          onChange={change}
          filters={filters}
          shown={rows.length}
          total={items.length}
        />
      )}
      <div className="flex min-h-0 flex-1 flex-col px-4 pb-16 wide:px-6">
        {loading && <Skeleton rows={8} />}
        {error !== null && items.length === 0 && (
          <EmptyState icon={RotateCw} title={say(failureKey(error))}>
            <Button onClick={props.onRetry}>{say("action.retry")}</Button>
          </EmptyState>
        )}
        {!loading && error === null && items.length === 0 && (
          <EmptyState icon={props.icon} title={props.emptyTitle} detail={props.lead}>
            {newButton}
          </EmptyState>
        )}
        {items.length > 0 && rows.length === 0 && (
          <EmptyState icon={SearchX} title={say("admin.list.noMatch")}>
            <Button onClick={() => change({ query: "", filters: {} })}>
              {say("admin.list.showAll")}
            </Button>
          </EmptyState>
        )}
        {rows.length > 0 && (
          <RowTable
            section={section}
            label={props.title}
            rows={rows}
            columns={columns}
            sort={view.sort}
            onSort={(sort) => change({ sort })}
          />
        )}
      </div>
    </div>
  );
}
