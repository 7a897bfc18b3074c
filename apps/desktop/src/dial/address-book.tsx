import { Search, Star } from "lucide-react";
import { useMemo, useState } from "react";
import { useSay } from "../hooks/words-context.tsx";
import { matches } from "../state/search.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { cleanNumber } from "./number.ts";
import { NumberRow } from "./number-row.tsx";
import { type Address, useAddresses } from "./use-addresses.ts";
import { useWriteNumber } from "./use-telephone.ts";

export type PickProps = {
  canCall: boolean;
  onUse: (number: string) => void;
  onCall: (number: string) => void;
};

/** The address book (V-45, V-73): the frequent numbers first (K-40), all of them searchable. */
export function AddressBook({ canCall, onUse, onCall }: PickProps) {
  const say = useSay();
  const write = useWriteNumber();
  const { addresses, loading } = useAddresses();
  const [query, setQuery] = useState("");
  const found = useMemo(
    () => addresses.filter((address) => isFound(address, query, write(address.number))),
    [addresses, query, write],
  );
  if (loading) return <Skeleton rows={3} />;
  if (addresses.length === 0)
    return <p className="p-6 text-center text-sm text-ink-3">{say("dial.bookEmpty")}</p>;
  const groups = [
    { title: say("dial.frequent"), items: found.filter(({ frequent }) => frequent) },
    { title: say("dial.others"), items: found.filter(({ frequent }) => !frequent) },
  ].filter(({ items }) => items.length > 0);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <label className="m-0.5 mb-1 flex h-8 shrink-0 items-center gap-2 rounded-sm bg-surface-1 px-2.5 shadow-[inset_0_0_0_1px_var(--line-strong)] focus-within:shadow-[inset_0_0_0_2px_var(--accent)]">
        <Search aria-hidden className="size-3.5 shrink-0 text-ink-3" />
        <span className="sr-only">{say("dial.search")}</span>
        <input
          type="search"
          value={query}
          maxLength={100}
          onChange={(event) => setQuery(event.target.value)}
          placeholder={say("dial.search")}
          className="min-w-0 flex-1 bg-transparent text-sm placeholder:text-ink-3 focus:outline-none"
        />
      </label>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {groups.length === 0 && (
          <p className="p-6 text-center text-sm text-ink-3">{say("dial.noMatch", { query })}</p>
        )}
        {groups.map(({ title, items }) => (
          <section key={title} aria-label={title}>
            <h3 className="px-2 pb-0.5 pt-2 text-2xs font-semibold text-ink-3">{title}</h3>
            <ul>
              {items.map(({ id, name, number, frequent }) => (
                <NumberRow
                  key={id}
                  name={name}
                  detail={write(number)}
                  trailing={
                    frequent && (
                      <Star aria-hidden className="size-3.5 shrink-0 fill-current text-idle" />
                    )
                  }
                  canCall={canCall}
                  onUse={() => onUse(number)}
                  onCall={() => onCall(number)}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}

function isFound({ name, number }: Address, query: string, written: string): boolean {
  if (matches(name, query)) return true;
  const digits = cleanNumber(query);
  return (
    digits.length > 1 && (number.includes(digits) || written.replace(/\D/g, "").includes(digits))
  );
}
