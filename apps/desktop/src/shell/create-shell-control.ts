import type { StoreApi } from "zustand/vanilla";
import { COMPOSER_ID } from "../conversation/composer.tsx";
import type { Desk } from "../state/desk.ts";
import type { Preferences } from "../state/preferences.ts";
import type { Sessions } from "../state/session.ts";
import { requestPermission } from "./notification-permission.ts";
import type { ShellControl } from "./shell-control.ts";

type Parts = {
  desk: Desk;
  preferences: StoreApi<Preferences>;
  sessions: Sessions;
  alerts: { playTestSound: () => void };
};

export function createShellControl({ desk, preferences, sessions, alerts }: Parts): ShellControl {
  return {
    setPreferences: (change) => preferences.setState(change),
    preferences: () => preferences.getState(),
    language: () => (document.documentElement.lang === "en" ? "en" : "ko"),
    focusComposer: () => document.getElementById(COMPOSER_ID)?.focus(),
    leaveComposer: () => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    },
    jumpToLatest: () => document.getElementById("jump-to-latest")?.click(),
    requestNotifications: () => void toggleNotifications(preferences),
    playTestSound: alerts.playTestSound,
    signOut: () => void signOut(desk, sessions),
  };
}

/** The first time the browser asks; afterwards it is a switch of ours. */
async function toggleNotifications(preferences: StoreApi<Preferences>): Promise<void> {
  const asked = typeof Notification !== "undefined" && Notification.permission === "default";
  const permission = await requestPermission();
  if (permission !== "granted") return;
  preferences.setState(({ notifications }) => ({ notifications: asked || !notifications }));
}

/** Refused while contacts are in hand: then the agent reads why and stays. */
async function signOut(desk: Desk, sessions: Sessions): Promise<void> {
  const signedIn = desk.client.documents.get("me")?.status !== "signed_out";
  if (signedIn && !(await desk.commands.run("command.signOut", "agent.signOut", {}))) return;
  try {
    await desk.client.query("session.signOut", {});
  } catch {
    // The server may be away: the session then ends by its own age, and this screen is left all the same.
  }
  desk.drafts.clear();
  sessions.end(false);
}
