import { useSay } from "../hooks/words-context.tsx";

/** A roof over the boards of a wooden floor: 마루. */
export function BrandMark({ className = "size-6" }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden>
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path
        d="M7 20.5h18M7 25h18"
        className="stroke-on-accent opacity-60"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
      <path
        d="M8 16V8.5l8 6.2 8-6.2V16"
        fill="none"
        className="stroke-on-accent"
        strokeWidth="2.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

export function Brand() {
  const say = useSay();
  return (
    <span className="flex items-center gap-2 pl-1 pr-1 text-base font-bold tracking-tight">
      <BrandMark />
      <span className="hidden wide:inline">{say("app.name")}</span>
    </span>
  );
}
