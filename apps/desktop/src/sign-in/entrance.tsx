import type { ReactNode } from "react";
import { useLanguage, usePreferencesStore, useSay } from "../hooks/words-context.tsx";
import { BrandMark } from "../shell/brand.tsx";
import type { Language } from "../words.ts";

type Props = { title: string; lead: string; children: ReactNode };

/** What people see before they are in: a form, and the floor. */
export function Entrance({ title, lead, children }: Props) {
  const say = useSay();
  return (
    <div className="grid min-h-full bg-surface-1 wide:grid-cols-[minmax(24rem,1fr)_minmax(0,1.1fr)]">
      <main className="flex min-h-dvh flex-col px-6 py-6 narrow:px-12">
        <div className="flex items-center justify-between">
          <p className="flex items-center gap-2.5 text-lg font-bold tracking-tight">
            <BrandMark className="size-7" />
            {say("app.name")}
          </p>
          <LanguageToggle />
        </div>
        <div className="mx-auto flex w-full max-w-90 flex-1 flex-col justify-center pb-16 pt-6">
          <h1 className="text-[1.75rem] font-bold leading-10 tracking-tight">{title}</h1>
          <p className="mb-7 mt-1 text-base text-ink-2">{lead}</p>
          {children}
        </div>
      </main>
      <Floor />
    </div>
  );
}

const LANGUAGES: readonly Language[] = ["ko", "en"];

function LanguageToggle() {
  const say = useSay();
  const language = useLanguage();
  const preferences = usePreferencesStore();
  return (
    <fieldset className="flex rounded-sm bg-surface-3 p-0.5">
      <legend className="sr-only">{say("settings.language")}</legend>
      {LANGUAGES.map((value) => (
        <label
          key={value}
          lang={value}
          className="flex h-7 cursor-pointer items-center rounded-xs px-2.5 text-xs font-medium text-ink-2 has-[:checked]:bg-surface-1 has-[:checked]:font-semibold has-[:checked]:text-ink has-[:checked]:shadow-raised has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent"
        >
          <input
            type="radio"
            name="language"
            className="sr-only"
            checked={language === value}
            onChange={() => preferences.setState({ language: value })}
          />
          {say(value === "ko" ? "settings.korean" : "settings.english")}
        </label>
      ))}
    </fieldset>
  );
}

/** The wooden floor of a Korean house, seen from the yard: boards, and light on them. */
function Floor() {
  const say = useSay();
  const boards = Array.from({ length: 9 }, (_, index) => index);
  return (
    <aside
      aria-label={say("signIn.claim")}
      className="relative hidden overflow-hidden bg-[oklch(0.3_0.075_262)] text-[oklch(0.97_0.01_262)] wide:block"
    >
      <svg
        aria-hidden
        className="absolute inset-0 size-full"
        viewBox="0 0 900 900"
        preserveAspectRatio="xMidYMax slice"
      >
        <defs>
          <linearGradient id="light" x1="0" y1="0" x2="0.4" y2="1">
            <stop offset="0" stopColor="oklch(0.47 0.105 262)" />
            <stop offset="1" stopColor="oklch(0.27 0.07 262)" />
          </linearGradient>
        </defs>
        <rect width="900" height="900" fill="url(#light)" />
        {boards.map((index) => (
          <path
            key={index}
            d={`M${450 + (index - 4.5) * 46} 430 L${450 + (index - 4.5) * 260} 900 L${450 + (index - 3.5) * 260} 900 L${450 + (index - 3.5) * 46} 430 Z`}
            fill={`oklch(${0.37 + ((index * 37) % 5) * 0.018} 0.085 262)`}
            stroke="oklch(0.27 0.07 262)"
            strokeWidth="2.5"
          />
        ))}
        <path d="M0 430h900" stroke="oklch(0.62 0.09 262)" strokeWidth="3" opacity="0.5" />
        <path d="M330 430 L120 900 H420 L470 430 Z" fill="oklch(0.9 0.06 80)" opacity="0.14" />
        <path d="M490 430 L470 900 H700 L570 430 Z" fill="oklch(0.9 0.06 80)" opacity="0.09" />
      </svg>
      <div className="absolute left-12 top-[18%] max-w-96">
        <p className="text-[2rem] font-bold leading-11 tracking-tight">{say("signIn.claim")}</p>
        <p className="mt-2 text-balance text-lg text-[oklch(0.9_0.03_262)]">
          {say("signIn.claimBody")}
        </p>
      </div>
    </aside>
  );
}
