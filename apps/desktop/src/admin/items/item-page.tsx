import { Frown, type LucideIcon } from "lucide-react";
import { type ComponentType, useMemo } from "react";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useSay } from "../../hooks/words-context.tsx";
import { NEW_ITEM } from "../../state/place.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import type { MessageKey } from "../../words.ts";
import { ItemForm } from "../form/item-form.tsx";
import { type Column, type Filter, ItemList } from "../list/item-list.tsx";
import type { SectionProps } from "../sections.ts";
import { type Item, type Kind, useItems } from "./items.ts";

/** All that differs between the pages of two kinds. */
export type ItemPageParts<Of extends Kind> = {
  kind: Of;
  icon: LucideIcon;
  words: { title: MessageKey; lead: MessageKey; create: MessageKey; empty: MessageKey };
  nameOf: (item: Item<Of>) => string;
  /** How a new one begins; its id is derived from the name. */
  fresh: () => Item<Of>;
  columns: readonly Column<Item<Of>>[];
  filters?: readonly Filter<Item<Of>>[];
  /** What a search looks in, beside the name and the id. */
  searched?: (item: Item<Of>) => string;
  mayRemove?: (item: Item<Of>) => boolean;
  Fields: ComponentType<{ item: Item<Of>; isNew: boolean }>;
};

/** The list of a kind, or one of them in its form. */
export function ItemPage<Of extends Kind>({
  parts,
  section,
  id,
}: SectionProps & { parts: ItemPageParts<Of> }) {
  const say = useSay();
  const { kind, nameOf } = parts;
  const { items, loading, error, refetch } = useItems(kind);
  const words = useMemo(
    () => (item: Item<Of>) => `${nameOf(item)} ${item.id} ${parts.searched?.(item) ?? ""}`,
    [nameOf, parts],
  );
  if (id !== null)
    return <OpenItem parts={parts} section={section} id={id} items={items} loading={loading} />;
  return (
    <ItemList<Item<Of>>
      section={section}
      title={say(parts.words.title)}
      lead={say(parts.words.lead)}
      icon={parts.icon}
      items={items}
      loading={loading}
      error={error}
      onRetry={() => void refetch()}
      columns={parts.columns}
      {...(parts.filters !== undefined && { filters: parts.filters })}
      words={words}
      newLabel={say(parts.words.create)}
      emptyTitle={say(parts.words.empty)}
    />
  );
}

type OpenProps<Of extends Kind> = {
  parts: ItemPageParts<Of>;
  section: string;
  id: string;
  items: readonly Item<Of>[];
  loading: boolean;
};

function OpenItem<Of extends Kind>({ parts, section, id, items, loading }: OpenProps<Of>) {
  const say = useSay();
  const { place } = useDesk();
  const { kind, nameOf, fresh, Fields } = parts;
  const isNew = id === NEW_ITEM;
  const taken = useMemo(() => new Set(items.map((each) => each.id)), [items]);
  const begun = useMemo(() => fresh(), [fresh]);
  const item = isNew ? begun : items.find((each) => each.id === id);
  if (loading) return <Skeleton rows={6} />;
  if (item === undefined)
    return (
      <EmptyState icon={Frown} title={say("admin.form.notThere")}>
        <Button onClick={() => place.go({ page: "admin", section, id: null }, { replace: true })}>
          {say("admin.form.back")}
        </Button>
      </EmptyState>
    );
  return (
    <ItemForm
      key={id}
      kind={kind}
      section={section}
      item={item}
      isNew={isNew}
      taken={taken}
      heading={isNew ? say(parts.words.create) : nameOf(item)}
      nameOf={nameOf}
      mayRemove={parts.mayRemove?.(item) ?? true}
    >
      <Fields item={item} isNew={isNew} />
    </ItemForm>
  );
}
