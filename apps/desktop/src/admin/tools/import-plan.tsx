import type { QueryResult } from "@maru/protocol";
import { useSay } from "../../hooks/words-context.tsx";
import { Badge } from "../../ui/badges.tsx";
import { Button } from "../../ui/button.tsx";
import { wordsFor } from "../../words.ts";
import { sayFieldProblem } from "../form/field-words.ts";
import { DifferenceList } from "../items/difference-list.tsx";

type Plan = QueryResult<"configuration.plan">;
const TONES = { create: "available", change: "accent", remove: "rona" } as const;

/** What an import would do, thing by thing, before it does it. */
export function ImportPlan({
  plan,
  working,
  onApply,
}: {
  plan: Plan;
  working: boolean;
  onApply: () => void;
}) {
  const say = useSay();
  const { changes, problems, unchanged } = plan;
  return (
    <section aria-label={say("admin.transfer.plan")} className="flex flex-col gap-3">
      <p role="status" className="text-sm font-semibold">
        {say("admin.transfer.summary", { changes: changes.length, unchanged })}
      </p>
      {problems.length > 0 && <Problems problems={problems} />}
      <ul className="flex max-h-120 flex-col gap-1.5 overflow-y-auto">
        {changes.map((change) => (
          <li
            key={`${change.kind}/${change.id}`}
            className="rounded-md bg-surface-1 px-3 py-2 text-sm ring-1 ring-line"
          >
            <details>
              <summary className="flex cursor-pointer items-center gap-2.5">
                <Badge tone={TONES[change.action]}>{say(`admin.transfer.${change.action}`)}</Badge>
                <span className="text-ink-3">{say(`admin.kind.${change.kind}`)}</span>
                <span className="font-medium">{change.name}</span>
              </summary>
              {change.fields.length > 0 && (
                <div className="mt-2">
                  <DifferenceList differences={change.fields} />
                </div>
              )}
            </details>
          </li>
        ))}
      </ul>
      <div>
        <Button
          variant="primary"
          working={working}
          disabled={problems.length > 0 || changes.length === 0}
          onClick={onApply}
        >
          {say("admin.transfer.apply")}
        </Button>
      </div>
    </section>
  );
}

function Problems({ problems }: { problems: Plan["problems"] }) {
  const say = useSay();
  return (
    <div className="rounded-md bg-rona-soft p-3 text-sm text-rona-ink">
      <p className="font-semibold">{say("admin.transfer.problems")}</p>
      <ul className="mt-1 list-inside list-disc">
        {problems.map(({ kind, id, name, code, errors }) => {
          const [first] = errors;
          const why =
            first === undefined
              ? (wordsFor(say, "problem", code) ?? code)
              : `${first.field}: ${sayFieldProblem(say, first)}`;
          return (
            <li key={`${kind}/${id}`}>
              {say("admin.transfer.problem", { kind: say(`admin.kind.${kind}`), name, why })}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
