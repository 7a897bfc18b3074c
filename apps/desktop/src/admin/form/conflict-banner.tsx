import { TriangleAlert } from "lucide-react";
import { useIntlShape, useSay } from "../../hooks/words-context.tsx";
import { Button } from "../../ui/button.tsx";
import { DifferenceList } from "../items/difference-list.tsx";
import { differencesBetween } from "../items/differences.ts";

/** What somebody else made of the item meanwhile. */
export type Conflict = {
  item: Record<string, unknown> | null;
  revision: { seq: number; at: number; byName: string } | null;
};

type Props = {
  conflict: Conflict;
  /** As it was when this form was opened. */
  seen: unknown;
  onReload: () => void;
  onOverwrite: () => void;
};

/** Two people on one thing: the second sees the first one's change, and decides. */
export function ConflictBanner({
  conflict: { item, revision },
  seen,
  onReload,
  onOverwrite,
}: Props) {
  const say = useSay();
  const intl = useIntlShape();
  const differences = item === null ? [] : differencesBetween(seen, item);
  const when =
    revision === null
      ? ""
      : intl.formatDate(revision.at, { dateStyle: "medium", timeStyle: "short" });
  return (
    <section
      role="alert"
      className="mb-4 mt-4 flex flex-col gap-3 rounded-lg bg-idle-soft p-4 text-sm text-idle-ink"
    >
      <p className="flex items-start gap-2.5 font-semibold">
        <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        {item === null
          ? say("admin.conflict.removed", { name: revision?.byName ?? "" })
          : say("admin.conflict.changed", { name: revision?.byName ?? "", when })}
      </p>
      {differences.length > 0 && <DifferenceList differences={differences} />}
      <div className="flex flex-wrap gap-2">
        {item !== null && <Button onClick={onReload}>{say("admin.conflict.reload")}</Button>}
        <Button variant="dangerSoft" onClick={onOverwrite}>
          {say("admin.conflict.overwrite")}
        </Button>
      </div>
    </section>
  );
}
