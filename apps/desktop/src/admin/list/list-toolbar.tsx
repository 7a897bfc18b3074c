import { Search, X } from "lucide-react";
import { useSay } from "../../hooks/words-context.tsx";
import { BareIconButton } from "../../ui/icon-button.tsx";
import { PlainSelect } from "../form/plain-select.tsx";
import type { Filter } from "./item-list.tsx";
import type { ListView } from "./list-view.ts";

type Props<Item> = {
  view: ListView;
  onChange: (change: Partial<ListView>) => void;
  filters: readonly Filter<Item>[];
  shown: number;
  total: number;
};

export function ListToolbar<Item>({ view, onChange, filters, shown, total }: Props<Item>) {
  const say = useSay();
  return (
    <search className="flex shrink-0 flex-wrap items-center gap-2 px-4 pb-3 wide:px-6">
      <label className="flex h-9 w-64 max-w-full items-center gap-2 rounded-md bg-surface-1 pl-3 pr-1 shadow-[inset_0_0_0_1px_var(--line-strong)] focus-within:shadow-[inset_0_0_0_2px_var(--accent)]">
        <Search aria-hidden className="size-4 shrink-0 text-ink-3" />
        <span className="sr-only">{say("admin.list.search")}</span>
        <input
          value={view.query}
          maxLength={100}
          spellCheck={false}
          onChange={(event) => onChange({ query: event.target.value })}
          placeholder={say("admin.list.search")}
          className="min-w-0 flex-1 bg-transparent text-sm placeholder:text-ink-3 focus:outline-none"
        />
        {view.query !== "" && (
          <BareIconButton
            icon={X}
            size="sm"
            label={say("admin.list.clear")}
            onClick={() => onChange({ query: "" })}
          />
        )}
      </label>
      {filters.map((filter) => (
        <PlainSelect
          key={filter.id}
          label={filter.label}
          value={view.filters[filter.id] ?? ""}
          onChange={(value) => onChange({ filters: { ...view.filters, [filter.id]: value } })}
          choices={[
            { value: "", label: say("admin.list.filterAll", { name: filter.label }) },
            ...filter.choices,
          ]}
        />
      ))}
      <p role="status" className="tabular ml-auto text-xs text-ink-3">
        {shown === total
          ? say("admin.list.count", { count: total })
          : say("admin.list.countOf", { shown, total })}
      </p>
    </search>
  );
}
