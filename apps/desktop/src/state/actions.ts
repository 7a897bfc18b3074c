import type { ContactDocument, MeDocument, SetupDocument } from "@maru/protocol";
import type { MessageKey, MessageValues } from "../words.ts";
import { mayAdminister } from "./access.ts";
import { callActions } from "./call-actions.ts";
import { type Desk, selectedId } from "./desk.ts";
import type { Preferences } from "./preferences.ts";
import { wantComposer } from "./view.ts";

export type ActionGroup = "contact" | "state" | "go" | "settings";

/** Something the agent can do, however they ask for it: button, key or palette. */
export type Action = {
  id: string;
  group: ActionGroup;
  label: MessageKey;
  values?: MessageValues;
  /** A name from the set-up, in the agent's language: for `{reason}`. */
  name?: { ko: string; en: string };
  keys: readonly string[];
  enabled: boolean;
  run: () => void;
};

/** What the shell itself can do; the rest goes through the desk. */
export type Shell = {
  setPreferences(change: Partial<Preferences>): void;
  preferences(): Preferences;
  language(): "ko" | "en";
  focusComposer(): void;
  leaveComposer(): void;
  jumpToLatest(): void;
  requestNotifications(): void;
  signOut(): void;
};

export const WRAP_UP_KEYS = 9;

export function actionsOf(desk: Desk, shell: Shell): Action[] {
  const me = desk.client.documents.get("me");
  const setup = desk.client.documents.get("setup");
  return [
    ...contactActions(desk, shell),
    ...callActions(desk),
    ...wrapUpActions(desk, setup),
    ...stateActions(desk, me, setup),
    ...goActions(desk, shell),
    ...settingsActions(desk, shell),
  ];
}

const contactWith = (desk: Desk, id: string | null): ContactDocument | undefined =>
  id === null ? undefined : desk.client.documents.get(`contact/${id}`);

/** The offer that Accept and Decline are about: the one on the screen, else the one the dock shows. */
export function ringingContact(desk: Desk): ContactDocument | undefined {
  const selected = contactWith(desk, selectedId(desk.place));
  if (selected?.stage === "ringing") return selected;
  const { ringing, reserved } = desk.cards.getState();
  const index = Math.min(desk.view.getState().ringingIndex, ringing.length - 1);
  return contactWith(desk, ringing[index] ?? reserved[0] ?? null);
}

export async function accept(desk: Desk, contact: ContactDocument): Promise<void> {
  if (contact.offer === null) return;
  // To answer the telephone that rings here is to accept; one that rings elsewhere is answered by the server.
  const answered = contact.channel === "voice" && desk.phone.answer(contact.id);
  if (!answered && !(await desk.commands.answerOffer(contact.offer.id, "accept"))) return;
  wantComposer(desk.view);
  desk.select(contact.id);
}

export async function decline(desk: Desk, contact: ContactDocument): Promise<void> {
  if (contact.offer !== null) await desk.commands.answerOffer(contact.offer.id, "decline");
}

/** A customer who is gone need not be asked about: that end is certain already. */
export function requestEnd(desk: Desk, contact: ContactDocument): void {
  if (contact.stage === "customer_left")
    void desk.commands.run("command.end", "contact.end", { interactionId: contact.id });
  else desk.view.setState({ dialog: { kind: "end", interactionId: contact.id } });
}

function contactActions(desk: Desk, shell: Shell): Action[] {
  const ringing = ringingContact(desk);
  const contact = contactWith(desk, selectedId(desk.place));
  const may = (of: ContactDocument | undefined, control: keyof ContactDocument["controls"]) =>
    of?.controls[control].visible === true && of.controls[control].enabled;
  const group = "contact" as const;
  const open = contact !== undefined && contact.stage !== "ringing";
  return [
    {
      id: "accept",
      group,
      label: "command.accept",
      keys: ["A", "Alt+A"],
      enabled: may(ringing, "accept"),
      run: () => ringing !== undefined && void accept(desk, ringing),
    },
    {
      id: "decline",
      group,
      label: "command.decline",
      keys: ["Alt+X"],
      enabled: may(ringing, "decline"),
      run: () => ringing !== undefined && void decline(desk, ringing),
    },
    {
      id: "reply",
      group,
      label: "command.reply",
      keys: ["R"],
      enabled: may(contact, "send"),
      run: shell.focusComposer,
    },
    {
      id: "transfer",
      group,
      label: "command.transfer",
      keys: ["T", "Alt+T"],
      enabled: may(contact, "transfer"),
      run: () =>
        contact !== undefined &&
        desk.view.setState({ dialog: { kind: "transfer", interactionId: contact.id } }),
    },
    {
      id: "end",
      group,
      label: "command.end",
      keys: ["E", "Alt+Q"],
      enabled: may(contact, "end"),
      run: () => contact !== undefined && requestEnd(desk, contact),
    },
    {
      id: "info",
      group,
      label: "command.info",
      keys: ["I"],
      enabled: open,
      run: () => showPanel(desk, shell, "info"),
    },
    {
      id: "customer-history",
      group,
      label: "command.history",
      keys: ["H"],
      enabled: open,
      run: () => showPanel(desk, shell, "history"),
    },
    {
      id: "latest",
      group,
      label: "command.latest",
      keys: ["L", "Alt+End"],
      enabled: open,
      run: shell.jumpToLatest,
    },
  ];
}

function showPanel(desk: Desk, shell: Shell, customerTab: "info" | "history"): void {
  desk.view.setState({ customerTab, drawer: true });
  shell.setPreferences({ customerPanel: true });
}

function wrapUpActions(desk: Desk, setup: SetupDocument | undefined): Action[] {
  const contact = contactWith(desk, selectedId(desk.place));
  if (contact?.stage !== "wrap_up" || contact.wrapUp === null) return [];
  const nameOf = (id: string) => setup?.wrapUpReasons.find((reason) => reason.id === id)?.name;
  const reasons = contact.wrapUp.reasonIds.map((reasonId, index): Action => {
    const name = nameOf(reasonId);
    return {
      id: `wrap-up-${reasonId}`,
      group: "contact",
      label: "wrapUp.title",
      ...(name !== undefined && { name }),
      keys: index < WRAP_UP_KEYS ? [String(index + 1)] : [],
      enabled: contact.controls.wrapUp.enabled,
      run: () => void completeWrapUp(desk, contact.id, reasonId),
    };
  });
  return [
    ...reasons,
    {
      id: "keep-open",
      group: "contact",
      label: "command.keepOpen",
      keys: ["P"],
      enabled: contact.controls.keepWrapUpOpen.visible && contact.controls.keepWrapUpOpen.enabled,
      run: () =>
        void desk.commands.run("command.keepOpen", "wrapUp.keepOpen", {
          interactionId: contact.id,
        }),
    },
  ];
}

export function completeWrapUp(desk: Desk, interactionId: string, reasonId: string) {
  return desk.commands.run("wrapUp.title", "wrapUp.complete", { interactionId, reasonId });
}

function stateActions(
  desk: Desk,
  me: MeDocument | undefined,
  setup: SetupDocument | undefined,
): Action[] {
  if (me === undefined) return [];
  const signedOut = me.status === "signed_out";
  const group = "state" as const;
  return [
    {
      id: "available",
      group,
      label: "command.available",
      keys: ["Alt+1"],
      enabled: me.presence?.status !== "available",
      run: () => void desk.commands.setAvailable(signedOut),
    },
    {
      id: "idle",
      group,
      label: "command.idle",
      keys: ["Alt+2"],
      enabled: !signedOut,
      run: () => desk.view.setState({ stateMenu: true }),
    },
    ...(setup?.idleReasons ?? []).map((reason, index) => ({
      id: `idle-${reason.id}`,
      group,
      label: "command.idleReason" as const,
      name: reason.name,
      keys: index < 7 ? [`Alt+${index + 3}`] : [],
      enabled: !signedOut,
      run: () => void setIdle(desk, reason.id),
    })),
    {
      id: "work-sign-in",
      group,
      label: "command.workSignIn",
      keys: [],
      enabled: signedOut,
      run: () => void desk.commands.signIn(),
    },
  ];
}

export function setIdle(desk: Desk, reasonId: string) {
  return desk.commands.run("command.idle", "agent.setIdle", { reasonId });
}

function goActions(desk: Desk, shell: Shell): Action[] {
  const group = "go" as const;
  const at = desk.place.store.getState();
  const many = desk.cards.getState().slots.length > 0;
  const go = (id: string, label: MessageKey, keys: string[], run: () => void, enabled = true) => ({
    id,
    group,
    label,
    keys,
    enabled,
    run,
  });
  return [
    go("next", "command.next", ["J", "Alt+ArrowDown"], () => desk.selectNext(1), many),
    go("previous", "command.previous", ["K", "Alt+ArrowUp"], () => desk.selectNext(-1), many),
    go("contacts", "command.goContacts", ["G C"], () => desk.select(null), at.page !== "contacts"),
    go("history", "command.goHistory", ["G H"], () =>
      desk.place.go({ page: "history", interactionId: null, q: "" }),
    ),
    go("floor", "command.goFloor", ["G F"], () => desk.place.go({ page: "floor" })),
    go(
      "admin",
      "command.goAdmin",
      ["G A"],
      () => desk.place.go({ page: "admin", section: null, id: null }),
      mayAdminister(desk.session),
    ),
    go("line", "command.goLine", ["G L"], () => desk.place.go({ page: "line" })),
    go("phone", "command.phone", ["Alt+P"], () =>
      desk.view.setState(({ phoneOpen }) => ({ phoneOpen: !phoneOpen })),
    ),
    go("leave-composer", "command.leaveComposer", ["Escape"], shell.leaveComposer),
    go("palette", "command.palette", ["Mod+K"], () =>
      desk.view.setState({ dialog: { kind: "palette" } }),
    ),
    go("shortcuts", "command.shortcuts", ["?"], () =>
      desk.view.setState({ dialog: { kind: "shortcuts" } }),
    ),
  ];
}

const NEXT_THEME = { system: "light", light: "dark", dark: "system" } as const;

function settingsActions(desk: Desk, shell: Shell): Action[] {
  const group = "settings" as const;
  const { theme, sound, customerPanel } = shell.preferences();
  const set = (id: string, label: MessageKey, keys: string[], run: () => void): Action => ({
    id,
    group,
    label,
    keys,
    enabled: true,
    run,
  });
  return [
    set("panel", "command.panel", ["S P"], () =>
      shell.setPreferences({ customerPanel: !customerPanel }),
    ),
    set("language", "command.language", ["S L"], () =>
      shell.setPreferences({ language: shell.language() === "ko" ? "en" : "ko" }),
    ),
    set("theme", "command.theme", ["S T"], () =>
      shell.setPreferences({ theme: NEXT_THEME[theme] }),
    ),
    set("sound", "command.sound", ["S S"], () => shell.setPreferences({ sound: !sound })),
    set("notifications", "command.notifications", ["S N"], shell.requestNotifications),
    set("password", "command.password", ["S C"], () =>
      desk.view.setState({ dialog: { kind: "password" } }),
    ),
    set("sign-out", "command.signOut", ["S O"], shell.signOut),
  ];
}
