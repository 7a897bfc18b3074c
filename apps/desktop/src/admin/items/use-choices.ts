import { useMemo } from "react";
import { useLanguage } from "../../hooks/words-context.tsx";
import type { Choice } from "../form/plain-select.tsx";
import { type Item, type Kind, useItems } from "./items.ts";

type Nameable = {
  id: string;
  name?: string | { ko: string; en: string };
  number?: string;
  label?: string;
};

/** What people call it, in their language. */
export function nameIn(language: "ko" | "en", item: Nameable): string {
  const { name, number, label } = item;
  if (number !== undefined && name === undefined) return label ? `${label} (${number})` : number;
  if (typeof name === "object") return name[language] || name.ko || name.en || item.id;
  return name || item.id;
}

/** Everything of a kind to choose from, by name; `only` leaves some out. */
export function useChoices<Of extends Kind>(
  kind: Of,
  only?: (item: Item<Of>) => boolean,
): readonly Choice[] {
  const language = useLanguage();
  const { items } = useItems(kind);
  return useMemo(() => {
    const collator = new Intl.Collator(language, { numeric: true });
    return items
      .filter((item) => only?.(item) ?? true)
      .map((item) => ({ value: item.id, label: nameIn(language, item as Nameable) }))
      .sort((a, b) => collator.compare(a.label, b.label));
  }, [items, language, only]);
}

/** The name of one thing of a kind by its id; the id where it is not there. */
export function useNames(kind: Kind): (id: string | null | undefined) => string {
  const language = useLanguage();
  const { items } = useItems(kind);
  return useMemo(() => {
    const names = new Map(items.map((item) => [item.id, nameIn(language, item as Nameable)]));
    return (id) => (id == null ? "" : (names.get(id) ?? id));
  }, [items, language]);
}
