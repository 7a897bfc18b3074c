import type { StoreApi } from "zustand/vanilla";
import type { Desk } from "../state/desk.ts";
import type { DeskEvent } from "../state/desk-event.ts";
import { secondsUntil } from "../state/duration.ts";
import type { Preferences } from "../state/preferences.ts";
import type { Say } from "../words.ts";
import { createSounds } from "./sounds.ts";

/** Sound, browser notifications and the page's title: what reaches an agent who looks elsewhere. */
export function startAlerts(
  desk: Desk,
  preferences: StoreApi<Preferences>,
  say: () => Say,
): { playTestSound: () => void; close: () => void } {
  const sounds = createSounds();
  const shown = new Map<string, Notification>();

  const dismiss = (tag: string) => {
    shown.get(tag)?.close();
    shown.delete(tag);
  };
  const notify = (tag: string, title: string, body: string, open: () => void) => {
    const allowed = typeof Notification !== "undefined" && Notification.permission === "granted";
    if (!allowed || !preferences.getState().notifications || isLooking()) return;
    const notification = new Notification(title, { tag, body, silent: true });
    notification.onclick = () => {
      window.focus();
      open();
      notification.close();
    };
    shown.set(tag, notification);
  };

  const onEvent = (event: DeskEvent) => {
    if (event.type === "ringing") {
      const { contact } = event;
      const { madeAt = 0, expiresAt = 0 } = contact.offer ?? {};
      const seconds = secondsUntil(expiresAt, desk.client.serverNow(), madeAt);
      notify(
        `ringing-${contact.id}`,
        say()(contact.channel === "voice" ? "alert.callTitle" : "alert.ringingTitle", {
          name: contact.customer.name,
        }),
        say()("alert.ringingBody", { queue: contact.queue.name, seconds }),
        () => desk.select(contact.id),
      );
    } else if (event.type === "message" && !isBefore(desk, event.contact.id)) {
      const { contact } = event;
      if (preferences.getState().sound) sounds.message();
      notify(`message-${contact.id}`, contact.customer.name, contact.lastMessage?.text ?? "", () =>
        desk.select(contact.id),
      );
    }
  };

  const onCards = () => {
    const { ringing } = desk.cards.getState();
    const { sound, ringerId } = preferences.getState();
    sounds.useDevice(ringerId);
    const call = ringing.some((id) => desk.contact(id)?.channel === "voice");
    if (ringing.length > 0 && sound) sounds.ring(call ? "call" : "contact");
    else sounds.stopRinging();
    for (const tag of [...shown.keys()])
      if (tag.startsWith("ringing-") && !ringing.includes(tag.slice("ringing-".length)))
        dismiss(tag);
  };

  const endings = [
    desk.onEvent(onEvent),
    desk.cards.subscribe(onCards),
    preferences.subscribe(onCards),
    sounds.close,
    () => [...shown.keys()].forEach(dismiss),
  ];
  onCards();
  return { playTestSound: sounds.test, close: () => endings.forEach((end) => void end()) };
}

const isLooking = () => document.visibilityState === "visible" && document.hasFocus();

/** Is this conversation before the agent's eyes? */
function isBefore(desk: Desk, interactionId: string): boolean {
  const place = desk.place.store.getState();
  return isLooking() && place.page === "contacts" && place.interactionId === interactionId;
}
