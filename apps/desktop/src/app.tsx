import { createClient, webOutboxStorage } from "@maru/sdk";
import { createSoftphone, type SoftphoneOptions } from "@maru/sdk/softphone";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from "react";
import { RawIntlProvider } from "react-intl";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { startAlerts } from "./alerts/alerts.ts";
import { startEventNotices } from "./alerts/event-notices.ts";
import { DeskContext } from "./hooks/desk-context.tsx";
import { PreferencesContext, useSay, WordsContext } from "./hooks/words-context.tsx";
import { followPhone } from "./phone/follow-phone.ts";
import { createShellControl } from "./shell/create-shell-control.ts";
import { Workspace } from "./shell/workspace.tsx";
import { useInvitation } from "./sign-in/invitation-address.ts";
import { SignInPage } from "./sign-in/sign-in-page.tsx";
import { Desk } from "./state/desk.ts";
import type { PlaceStore } from "./state/place-store.ts";
import type { Preferences } from "./state/preferences.ts";
import type { Session, SessionState, Sessions } from "./state/session.ts";
import { startWorkSignIn } from "./state/work-sign-in.ts";
import { Button } from "./ui/button.tsx";
import { TooltipProvider } from "./ui/tooltip.tsx";
import { createWords, type Language } from "./words.ts";

export type AppParts = {
  baseUrl: string;
  sessions: Sessions;
  preferences: StoreApi<Preferences>;
  place: PlaceStore;
  /** Another wire, for development. */
  wire?: Pick<Parameters<typeof createClient>[0], "fetch" | "WebSocket"> &
    Pick<SoftphoneOptions, "openUserAgent" | "openMicrophone" | "openTabLock">;
};

export function App({ parts }: { parts: AppParts }) {
  const { sessions, preferences } = parts;
  const state = useStore(sessions.store);
  const invitation = useInvitation();
  const account =
    state.status === "signed_in" || state.status === "due" ? state.session.language : null;
  if (invitation !== undefined)
    return (
      <Surroundings preferences={preferences} accountLanguage={null}>
        <Invitation parts={parts} token={invitation} />
      </Surroundings>
    );
  return (
    <Surroundings preferences={preferences} accountLanguage={account}>
      {state.status === "due" && <Due parts={parts} {...state} />}
      {state.status === "signed_in" && (
        <SignedIn key={state.session.agentId} parts={parts} {...state} />
      )}
      {state.status === "signed_out" && <SignInPage sessions={sessions} ended={state.ended} />}
      {state.status === "unreachable" && <Unreachable onRetry={() => void sessions.find()} />}
    </Surroundings>
  );
}

const EntranceSteps = {
  Due: lazy(() => import("./sign-in/due-page.tsx").then((module) => ({ default: module.DuePage }))),
  Invitation: lazy(() =>
    import("./sign-in/invitation-page.tsx").then((module) => ({ default: module.InvitationPage })),
  ),
};

type DueState = Extract<SessionState, { status: "due" }>;

function Due({ parts: { baseUrl, wire, sessions }, ...state }: DueState & { parts: AppParts }) {
  const { csrfToken } = state.session;
  const client = useMemo(
    () => createClient({ baseUrl, ...(csrfToken !== null && { csrfToken }), ...wire }),
    [baseUrl, wire, csrfToken],
  );
  return (
    <Suspense fallback={null}>
      <EntranceSteps.Due {...state} key={state.due} sessions={sessions} client={client} />
    </Suspense>
  );
}

function Invitation({ parts, token }: { parts: AppParts; token: string }) {
  const { baseUrl, wire, sessions } = parts;
  const client = useMemo(() => createClient({ baseUrl, ...wire }), [baseUrl, wire]);
  return (
    <Suspense fallback={null}>
      <EntranceSteps.Invitation token={token} sessions={sessions} client={client} />
    </Suspense>
  );
}

type SurroundingsProps = {
  preferences: StoreApi<Preferences>;
  accountLanguage: Language | null;
  children: ReactNode;
};

/** Language and theme: on this machine's word, else the account's, else the browser's. */
function Surroundings({ preferences, accountLanguage, children }: SurroundingsProps) {
  const { language, theme } = useStore(preferences);
  const browser: Language = navigator.language.startsWith("ko") ? "ko" : "en";
  const spoken = language ?? accountLanguage ?? browser;
  const words = useMemo(() => createWords(spoken), [spoken]);
  useEffect(() => {
    document.documentElement.lang = spoken;
  }, [spoken]);
  useEffect(() => {
    if (theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
  }, [theme]);
  return (
    <PreferencesContext.Provider value={preferences}>
      <WordsContext.Provider value={words}>
        <RawIntlProvider value={words.intl}>
          <TooltipProvider delay={350}>{children}</TooltipProvider>
        </RawIntlProvider>
      </WordsContext.Provider>
    </PreferencesContext.Provider>
  );
}

function SignedIn({
  parts,
  session,
  fresh,
}: {
  parts: AppParts;
  session: Session;
  fresh: boolean;
}) {
  const work = useWork(parts, session, fresh);
  const [queries] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 5_000 } } }),
  );
  if (work === null) return null;
  return (
    <QueryClientProvider client={queries}>
      <DeskContext.Provider value={work.desk}>
        <Workspace shell={work.shell} />
      </DeskContext.Provider>
    </QueryClientProvider>
  );
}

type Work = { desk: Desk; shell: ReturnType<typeof createShellControl> };

/** The desk lives as long as the session is on this screen. */
function useWork(
  { baseUrl, sessions, preferences, place, wire }: AppParts,
  session: Session,
  fresh: boolean,
) {
  const [work, setWork] = useState<Work | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one desk for one session
  useEffect(() => {
    const client = createClient({
      baseUrl,
      ...(session.csrfToken !== null && { csrfToken: session.csrfToken }),
      storage: webOutboxStorage(sessionStorage, `maru.outbox.${session.agentId}.`),
      ...wire,
    });
    const { microphoneId, speakerId } = preferences.getState();
    const phone = createSoftphone({
      client,
      baseUrl,
      agentId: session.agentId,
      microphoneId,
      speakerId,
      ...wire,
    });
    const desk = new Desk({ client, phone, session, place, draftStorage: sessionStorage });
    const words = () => createWords(preferences.getState().language ?? session.language).say;
    const alerts = startAlerts(desk, preferences, words);
    const shell = createShellControl({ desk, preferences, sessions, alerts });
    const endings = [
      startEventNotices(desk),
      startWorkSignIn(desk, fresh),
      alerts.close,
      followPhone(desk, preferences),
      client.connection.subscribe(() => {
        const { status, endedBy } = client.connection.get();
        if (status === "ended" && (endedBy === "session_ended" || endedBy === "unauthenticated"))
          sessions.end(true);
      }),
      () => desk.close(),
      () => phone.close(),
      () => client.close(),
    ];
    client.connect();
    setWork({ desk, shell });
    return () => {
      setWork(null);
      for (const end of endings) end();
    };
  }, [session]);
  return work;
}

function Unreachable({ onRetry }: { onRetry: () => void }) {
  const say = useSay();
  return (
    <main className="flex h-dvh flex-col items-center justify-center gap-4 p-8 text-center">
      <p className="max-w-80 text-base text-ink-2">{say("signIn.unreachable")}</p>
      <Button variant="primary" onClick={onRetry}>
        {say("action.retry")}
      </Button>
    </main>
  );
}
