import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowUp } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useSay } from "../../hooks/words-context.tsx";
import { addressOf, type Place } from "../../state/place.ts";
import type { Column } from "./item-list.tsx";
import type { ListView } from "./list-view.ts";

const ROW_HEIGHT = 44;

type Props<Item extends { id: string }> = {
  section: string;
  label: string;
  rows: readonly Item[];
  columns: readonly Column<Item>[];
  sort: ListView["sort"];
  onSort: (sort: NonNullable<ListView["sort"]>) => void;
};

/**
 * A table of which only the rows on the screen are drawn; the others are room above and below. The first cell links
 * to the item; the arrows go from row to row, Home and End to the first and the last.
 */
export function RowTable<Item extends { id: string }>(props: Props<Item>) {
  const { rows, columns, section, sort } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
  });
  const focusRow = (index: number) => {
    const at = Math.max(0, Math.min(rows.length - 1, index));
    virtual.scrollToIndex(at);
    // Drawn with the next frame, where it was not on the screen.
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-row="${at}"] a`)?.focus(),
    );
  };
  const drawn = virtual.getVirtualItems();
  const above = drawn[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  return (
    <div ref={scroller} className="min-h-0 overflow-auto rounded-lg bg-surface-1 ring-1 ring-line">
      <table
        aria-label={props.label}
        aria-rowcount={rows.length + 1}
        className="w-full min-w-120 table-fixed border-separate border-spacing-0 text-sm"
      >
        <HeaderRow columns={columns} sort={sort} onSort={props.onSort} />
        <tbody>
          <Room height={above} />
          {drawn.map(({ key, index }) => {
            const item = rows[index];
            if (item === undefined) return null;
            return (
              <Row
                key={key}
                item={item}
                index={index}
                last={rows.length - 1}
                columns={columns}
                section={section}
                onFocusRow={focusRow}
              />
            );
          })}
          <Room height={below} />
        </tbody>
      </table>
    </div>
  );
}

function Room({ height }: { height: number }) {
  return height > 0 ? <tr aria-hidden style={{ height }} /> : null;
}

/** Columns that may be left out are, below the width of a usual window. */
const hidden = (optional: boolean | undefined) => (optional === true ? "max-full:hidden" : "");

function HeaderRow<Item extends { id: string }>({
  columns,
  sort,
  onSort,
}: Pick<Props<Item>, "columns" | "sort" | "onSort">) {
  const say = useSay();
  const active = sort ?? { column: columns[0]?.id ?? "", descending: false };
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map(({ id, label, width, optional }) => {
          const here = active.column === id;
          const Arrow = active.descending ? ArrowDown : ArrowUp;
          return (
            <th
              key={id}
              scope="col"
              style={{ width }}
              aria-sort={here ? (active.descending ? "descending" : "ascending") : "none"}
              className={`sticky top-0 z-10 h-9 border-b border-line bg-surface-1 px-4 text-left font-normal ${hidden(optional)}`}
            >
              <button
                type="button"
                title={say("admin.list.sortBy", { name: label })}
                onClick={() => onSort({ column: id, descending: here && !active.descending })}
                className={`-mx-1 inline-flex max-w-full items-center gap-1 rounded-xs px-1 text-xs hover:text-ink ${here ? "font-semibold text-ink-2" : "font-medium text-ink-3"}`}
              >
                <span className="truncate">{label}</span>
                {here && <Arrow aria-hidden className="size-3 shrink-0" />}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

type RowProps<Item> = {
  item: Item;
  index: number;
  last: number;
  columns: readonly Column<Item>[];
  section: string;
  onFocusRow: (index: number) => void;
};

const CELL = "truncate border-b border-line px-4 text-left";

function Row<Item extends { id: string }>(props: RowProps<Item>) {
  const { item, index, last, columns, section, onFocusRow } = props;
  const { place: places } = useDesk();
  const place: Place = { page: "admin", section, id: item.id };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    onFocusRow(to);
  };
  return (
    <tr
      aria-rowindex={index + 2}
      data-row={index}
      style={{ height: ROW_HEIGHT }}
      className="relative hover:bg-surface-2 has-[a:focus-visible]:bg-surface-2"
    >
      {columns.map(({ id, cell, value, optional }, column) =>
        column === 0 ? (
          <th key={id} scope="row" className={`${CELL} font-normal`}>
            {/* The link covers its row. */}
            <a
              href={addressOf(place)}
              onKeyDown={onKeyDown}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                places.go(place);
              }}
              className="font-medium text-ink after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
            >
              {cell?.(item) ?? value(item)}
            </a>
          </th>
        ) : (
          <td key={id} className={`${CELL} text-ink-2 ${hidden(optional)}`}>
            {cell?.(item) ?? value(item)}
          </td>
        ),
      )}
    </tr>
  );
}
