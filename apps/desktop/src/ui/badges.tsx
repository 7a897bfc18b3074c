import type { ReactNode } from "react";
import { TONES, type Tone } from "./tones.ts";

/** Colour never speaks alone: the text beside it says the same. */
export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  const { soft, ink, solid } = TONES[tone];
  return (
    <span
      className={`inline-flex h-5.5 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-full px-2 text-xs font-medium ${soft} ${ink}`}
    >
      <span aria-hidden className={`size-1.5 rounded-full ${solid}`} />
      {children}
    </span>
  );
}

export function Dot({ tone, className = "size-2" }: { tone: Tone; className?: string }) {
  return (
    <span
      aria-hidden
      className={`inline-block shrink-0 rounded-full ${TONES[tone].solid} ${className}`}
    />
  );
}

export function Count({ children, tone = "quiet" }: { children: number; tone?: "quiet" | "loud" }) {
  const look = tone === "loud" ? "bg-accent text-on-accent" : "bg-surface-3 text-ink-2";
  return (
    <span
      className={`tabular inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-full px-1.5 text-2xs font-semibold leading-none ${look}`}
    >
      {children > 99 ? "99+" : children}
    </span>
  );
}
