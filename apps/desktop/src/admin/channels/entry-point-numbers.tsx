import { Phone, Plus } from "lucide-react";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useSay } from "../../hooks/words-context.tsx";
import { NEW_ITEM } from "../../state/place.ts";
import { Button } from "../../ui/button.tsx";
import { FormSection } from "../form/form-section.tsx";
import { useItems } from "../items/items.ts";

/** the support numbers that lead here. They are mapped on the page of numbers: each has one owner. */
export function EntryPointNumbers({ entryPointId }: { entryPointId: string }) {
  const say = useSay();
  const { place } = useDesk();
  const { items } = useItems("phoneNumber");
  const mapped = items.filter((number) => number.entryPointId === entryPointId);
  const open = (id: string) => place.go({ page: "admin", section: "numbers", id });
  return (
    <FormSection
      title={say("admin.entryPoints.numbers")}
      lead={say("admin.entryPoints.numbersLead")}
    >
      {mapped.length === 0 && (
        <p className="rounded-md bg-idle-soft px-3 py-2 text-sm text-idle-ink">
          {say("admin.entryPoints.noNumbers")}
        </p>
      )}
      <ul className="flex flex-col gap-1.5">
        {mapped.map(({ id, number, label }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => open(id)}
              className="flex h-9 w-full items-center gap-2.5 rounded-md bg-surface-1 px-3 text-left text-sm ring-1 ring-line hover:bg-surface-2"
            >
              <Phone aria-hidden className="size-4 text-ink-3" />
              <span className="tabular font-medium">{number}</span>
              <span className="truncate text-ink-2">{label}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="flex gap-2">
        <Button icon={Plus} onClick={() => open(NEW_ITEM)}>
          {say("admin.numbers.create")}
        </Button>
        <Button
          variant="ghost"
          onClick={() => place.go({ page: "admin", section: "numbers", id: null })}
        >
          {say("admin.entryPoints.toNumbers")}
        </Button>
      </div>
    </FormSection>
  );
}
