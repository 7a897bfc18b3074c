import { BUILT_IN_ROLE_IDS } from "@maru/protocol";
import { useMemo } from "react";
import { useSay } from "../../hooks/words-context.tsx";
import type { Choice } from "../form/plain-select.tsx";
import { useItems } from "../items/items.ts";

/** Every role by name: the built-in ones in the reader's language, then the organisation's own. */
export function useRoles(): { choices: readonly Choice[]; roleName: (id: string) => string } {
  const say = useSay();
  const { items } = useItems("role");
  return useMemo(() => {
    const choices = [
      ...BUILT_IN_ROLE_IDS.map((value) => ({ value, label: say(`role.${value}`) })),
      ...items.map(({ id, name }) => ({ value: id, label: name })),
    ];
    const names = new Map(choices.map(({ value, label }): [string, string] => [value, label]));
    return { choices, roleName: (id) => names.get(id) ?? id };
  }, [items, say]);
}
