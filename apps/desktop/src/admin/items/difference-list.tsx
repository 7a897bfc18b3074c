import { useSay } from "../../hooks/words-context.tsx";
import type { Difference } from "./differences.ts";

/** What was, and what is now. */
export function DifferenceList({ differences }: { differences: readonly Difference[] }) {
  const say = useSay();
  return (
    <div className="overflow-x-auto rounded-md bg-surface-1 ring-1 ring-line">
      <table className="w-full text-left text-xs">
        <thead>
          <tr className="border-b border-line text-ink-3 *:px-3 *:py-1.5 *:font-medium">
            <th scope="col">{say("admin.difference.field")}</th>
            <th scope="col">{say("admin.difference.before")}</th>
            <th scope="col">{say("admin.difference.after")}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ field, before, after }) => (
            <tr
              key={field}
              className="border-b border-line align-top last:border-0 *:px-3 *:py-1.5"
            >
              <th scope="row" className="font-mono font-normal text-ink-2">
                {field}
              </th>
              <td className="break-all text-ink-3">{shown(before)}</td>
              <td className="break-all font-medium text-ink">{shown(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function shown(value: unknown): string {
  if (value === undefined || value === null || value === "") return "–";
  return typeof value === "string" ? value : JSON.stringify(value);
}
