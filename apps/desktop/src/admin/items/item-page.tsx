import { Frown, type LucideIcon } from "lucide-react";
import { type ComponentType, type ReactNode, useMemo, useState } from "react";
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
import { type Item, type Kind, type NewItem, useItems } from "./items.ts";

/** All that differs between the pages of two kinds. */
export type ItemPageParts<Of extends Kind> = {
  kind: Of;
  icon: LucideIcon;
  words: { title: MessageKey; lead: MessageKey; create: MessageKey; empty: MessageKey };
  nameOf: (item: Item<Of>) => string;
  /** How a new one begins; its id is derived from the name. */
  fresh: () => NewItem<Of>;
  columns: readonly Column<Item<Of>>[];
  filters?: readonly Filter<Item<Of>>[];
  /** What a search looks in, beside the name and the id. */
  searched?: (item: Item<Of>) => string;
  mayRemove?: (item: Item<Of>) => boolean;
  /** Beside the button that makes a new one. */
  actions?: ReactNode;
  /** False while something `fresh` needs is still coming. */
  ready?: boolean;
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
  const { items, revisions, loading, error, refetch } = useItems(kind);
  const words = useMemo(
    () => (item: Item<Of>) => `${nameOf(item)} ${item.id} ${parts.searched?.(item) ?? ""}`,
    [nameOf, parts],
  );
  if (id !== null)
    return (
      <OpenItem
        key={id}
        parts={parts}
        section={section}
        id={id}
        items={items}
        revision={revisions[id]?.seq}
        loading={loading}
      />
    );
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
      actions={parts.actions}
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
  revision: number | undefined;
  loading: boolean;
};

function OpenItem<Of extends Kind>(props: OpenProps<Of>) {
  const say = useSay();
  const { place } = useDesk();
  const { parts, section, id, items, loading } = props;
  const item = items.find((each) => each.id === id);
  if (loading || parts.ready === false) return <Skeleton rows={6} />;
  if (item === undefined && id !== NEW_ITEM)
    return (
      <EmptyState icon={Frown} title={say("admin.form.notThere")}>
        <Button onClick={() => place.go({ page: "admin", section, id: null }, { replace: true })}>
          {say("admin.form.back")}
        </Button>
      </EmptyState>
    );
  return <OpenForm {...props} item={item} />;
}

function OpenForm<Of extends Kind>({
  parts,
  section,
  items,
  revision,
  item: there,
}: OpenProps<Of> & { item: Item<Of> | undefined }) {
  const say = useSay();
  const { kind, nameOf, fresh, Fields } = parts;
  const taken = useMemo(() => new Set(items.map((each) => each.id)), [items]);
  // Once: what is being written must not begin again when a list it depends on arrives.
  const [begun] = useState(fresh);
  const isNew = there === undefined;
  const item = there ?? (begun as Item<Of>);
  return (
    <ItemForm
      kind={kind}
      section={section}
      item={item}
      isNew={isNew}
      revision={isNew ? null : revision}
      taken={taken}
      heading={isNew ? say(parts.words.create) : nameOf(item)}
      nameOf={nameOf}
      mayRemove={parts.mayRemove?.(item) ?? true}
    >
      <Fields item={item} isNew={isNew} />
    </ItemForm>
  );
}
