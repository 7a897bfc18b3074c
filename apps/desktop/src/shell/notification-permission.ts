import { useSyncExternalStore } from "react";

export type Permission = "granted" | "denied" | "default" | "unsupported";

const listeners = new Set<() => void>();

function permission(): Permission {
  return typeof Notification === "undefined" ? "unsupported" : Notification.permission;
}

/** Asks once; afterwards only the browser's own settings change it. */
export async function requestPermission(): Promise<Permission> {
  if (permission() === "default") await Notification.requestPermission();
  for (const listener of [...listeners]) listener();
  return permission();
}

export function useNotificationPermission(): Permission {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    // The agent may come back from the browser's settings.
    window.addEventListener("focus", listener);
    return () => {
      listeners.delete(listener);
      window.removeEventListener("focus", listener);
    };
  }, permission);
}
