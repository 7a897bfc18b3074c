import { matches } from "../../state/search.ts";
import type { ListView } from "./list-view.ts";

export type SortableColumn<Item> = { id: string; value: (item: Item) => string | number };
export type TestableFilter<Item> = { id: string; test: (item: Item, value: string) => boolean };

/** What of a list is shown, in which order. Without a chosen order: the first column's. */
export function arrangeRows<Item>(
  items: readonly Item[],
  view: ListView,
  parts: {
    columns: readonly SortableColumn<Item>[];
    filters: readonly TestableFilter<Item>[];
    words: (item: Item) => string;
    collator: Intl.Collator;
  },
): readonly Item[] {
  const { columns, filters, words, collator } = parts;
  const shown = items.filter(
    (item) =>
      matches(words(item), view.query) &&
      filters.every(({ id, test }) => {
        const value = view.filters[id];
        return value === undefined || value === "" || test(item, value);
      }),
  );
  const column = columns.find(({ id }) => id === view.sort?.column) ?? columns[0];
  if (column === undefined) return shown;
  const direction = view.sort?.descending === true ? -1 : 1;
  return shown.toSorted((a, b) => direction * compare(column.value(a), column.value(b), collator));
}

function compare(a: string | number, b: string | number, collator: Intl.Collator): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return collator.compare(String(a), String(b));
}
