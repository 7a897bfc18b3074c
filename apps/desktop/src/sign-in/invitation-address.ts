import { useSyncExternalStore } from "react";

/** The token of the invitation in the address, whoever is signed in here. */
export function useInvitation(): string | undefined {
  return useSyncExternalStore(subscribe, () =>
    /^#\/invitation\/([\w-]{1,128})$/.exec(window.location.hash)?.at(1),
  );
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

/** The token leaves the address and the history with it. */
export function leaveInvitation(): void {
  window.history.replaceState(null, "", "#/");
  window.dispatchEvent(new HashChangeEvent("hashchange"));
}
