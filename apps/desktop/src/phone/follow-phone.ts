import type { StoreApi } from "zustand/vanilla";
import { callOf } from "../state/call-actions.ts";
import type { Desk } from "../state/desk.ts";
import type { Preferences } from "../state/preferences.ts";

/**
 * What the desk does when its telephone does something: the screen moves to a call that begins (K-21), the widget
 * opens for a call and is afterwards as it was; the chosen devices are used, and what failed is tried again when the
 * network or a microphone is back.
 */
export function followPhone(desk: Desk, preferences: StoreApi<Preferences>): () => void {
  const retry = () => desk.phone.retry();
  // Undefined where the page is not served safely.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  window.addEventListener("online", retry);
  devices?.addEventListener("devicechange", retry);
  let openBefore: boolean | null = null;
  const followCall = () => {
    const has = callOf(desk) !== null;
    if (has && openBefore === null) {
      openBefore = desk.view.getState().phoneOpen;
      desk.view.setState({ phoneOpen: true, keypad: false });
    } else if (!has && openBefore !== null) {
      desk.view.setState({ phoneOpen: openBefore });
      openBefore = null;
    }
  };
  const endings = [
    desk.onEvent((event) => {
      if (event.type === "call_begun") desk.select(event.contact.id);
      if (event.type === "ringing" && event.contact.channel === "voice")
        desk.view.setState({ phoneOpen: true });
    }),
    desk.client.documents.subscribe("", followCall),
    preferences.subscribe(({ microphoneId, speakerId }) =>
      desk.phone.useDevices({ microphoneId, speakerId }),
    ),
    () => window.removeEventListener("online", retry),
    () => devices?.removeEventListener("devicechange", retry),
  ];
  return () => {
    for (const end of endings) end();
  };
}
