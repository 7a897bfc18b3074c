import { Popover } from "@base-ui/react/popover";
import { LoaderCircle, WifiOff } from "lucide-react";
import { useEffect, useState } from "react";
import { useConnection, useDocument } from "../hooks/desk-context.tsx";
import { sayText, useSay } from "../hooks/words-context.tsx";
import { connectionView } from "../state/connection-view.ts";

/** What the connection is by this machine's own clock: the server's is not known while it is away. */
export function useConnectionView() {
  const state = useConnection();
  const setup = useDocument("setup");
  const [now, setNow] = useState(() => Date.now());
  const ticking = state.status !== "online";
  useEffect(() => {
    setNow(Date.now());
    if (!ticking) return;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [ticking]);
  return { state, view: connectionView(state, now, setup?.agentGraceMs ?? null) };
}

/** The light that tells the truth: what it says is what the last heartbeat showed. */
export function ConnectionLight() {
  const say = useSay();
  const { state, view } = useConnectionView();
  const label = sayText(say, view.label);
  // Coming up for the first time is no trouble.
  const calm = view.light === "online" || state.lastHeardAt === null;
  const waiting = state.pendingCommands > 0 && view.light !== "online";
  return (
    <Popover.Root>
      <Popover.Trigger
        openOnHover
        delay={150}
        className={`flex h-8 items-center gap-1.5 rounded-sm px-2 text-xs font-medium transition-colors hover:bg-surface-3 data-[popup-open]:bg-surface-3 ${calm ? "text-ink-2" : "bg-rona-soft text-rona-ink"}`}
      >
        <span className="sr-only">{say("connection.label", { state: label })}</span>
        {view.light === "online" && (
          <>
            <span aria-hidden className="size-2 rounded-full bg-available" />
            <span className="tabular min-w-10 text-left">
              {state.roundTripMs === null
                ? label
                : say("connection.roundTrip", { ms: Math.round(state.roundTripMs) })}
            </span>
          </>
        )}
        {view.light === "connecting" && (
          <LoaderCircle aria-hidden className="size-3.5 motion-safe:animate-spin" />
        )}
        {view.light === "offline" && <WifiOff aria-hidden className="size-3.5" />}
        {view.light !== "online" && (
          <span aria-hidden className="tabular hidden wide:inline">
            {label}
          </span>
        )}
        {waiting && (
          <span className="tabular">
            {say("connection.pending", { count: state.pendingCommands })}
          </span>
        )}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="bottom" align="end" sideOffset={6} className="z-40">
          <Popover.Popup
            initialFocus={false}
            className="flex max-w-80 flex-col gap-1.5 rounded-md bg-surface-1 px-3.5 py-3 text-sm text-ink-2 shadow-floating outline-none"
          >
            <Popover.Title className="font-semibold text-ink">{label}</Popover.Title>
            {view.explanation.map((text) => (
              <p key={text.key}>{sayText(say, text)}</p>
            ))}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** The connection that was there is not. */
export function useOffline(): boolean {
  const state = useConnection();
  return state.status !== "online" && state.lastHeardAt !== null;
}

/** Said once to those who listen, and not again for each attempt. */
export function ConnectionAnnouncer() {
  const say = useSay();
  const state = useConnection();
  const lost = state.status === "offline" || state.status === "ended";
  return (
    <p role="status" className="sr-only">
      {lost ? say("connection.offline") : ""}
    </p>
  );
}
