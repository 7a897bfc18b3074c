import { useSay } from "../hooks/words-context.tsx";

/** The shape of what is coming; said once to those who listen. */
export function Skeleton({ rows }: { rows: number }) {
  const say = useSay();
  return (
    <div role="status" className="flex flex-col gap-3 p-4">
      <span className="sr-only">{say("app.loading")}</span>
      {Array.from({ length: rows }, (_, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: places, not things
          key={index}
          className="flex flex-col gap-2 rounded-md bg-surface-2 p-3 motion-safe:animate-pulse"
        >
          <div className="h-3 w-2/5 rounded-full bg-surface-3" />
          <div className="h-3 w-4/5 rounded-full bg-surface-3" />
        </div>
      ))}
    </div>
  );
}
