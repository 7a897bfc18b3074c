import { lazy, Suspense } from "react";
import { ContactList } from "../contacts/contact-list.tsx";
import { Conversation } from "../conversation/conversation.tsx";
import { CustomerPanel } from "../customer/customer-panel.tsx";
import { EndDialog } from "../dialogs/end-dialog.tsx";
import { PasswordDialog } from "../dialogs/password-dialog.tsx";
import { usePlace, useSelectedId, useView } from "../hooks/desk-context.tsx";
import { usePreferences, useSay } from "../hooks/words-context.tsx";
import { Palette } from "../palette/palette.tsx";
import { ShortcutSheet } from "../palette/shortcut-sheet.tsx";
import { AbusiveDialog } from "../phone/abusive-dialog.tsx";
import { PhoneWidget } from "../phone/phone-widget.tsx";
import { SystemBar } from "../system/system-bar.tsx";
import { Toasts } from "../toasts/toasts.tsx";
import { TransferDialog } from "../transfer/transfer-dialog.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { ConnectionAnnouncer } from "./connection-light.tsx";
import type { ShellControl } from "./shell-control.ts";
import { Title } from "./title.tsx";
import { TopBar } from "./top-bar.tsx";
import { useShortcuts } from "./use-shortcuts.ts";

const HistoryPage = lazy(() =>
  import("../history/history-page.tsx").then((module) => ({ default: module.HistoryPage })),
);
const FloorPage = lazy(() =>
  import("../floor/floor-page.tsx").then((module) => ({ default: module.FloorPage })),
);

const SecondFactorDialog = lazy(() =>
  import("../dialogs/second-factor-dialog.tsx").then((module) => ({
    default: module.SecondFactorDialog,
  })),
);
const AdminPage = lazy(() =>
  import("../admin/admin-page.tsx").then((module) => ({ default: module.AdminPage })),
);
const LinePage = lazy(() =>
  import("../phone/line-page.tsx").then((module) => ({ default: module.LinePage })),
);

export function Workspace({ shell }: { shell: ShellControl }) {
  const say = useSay();
  const { page } = usePlace();
  useShortcuts(shell);
  return (
    <div className="grid h-dvh grid-rows-[3rem_auto_minmax(0,1fr)] overflow-hidden">
      {/* A button: the part of the address behind # says which page this is. */}
      <button
        type="button"
        onClick={() => document.getElementById("main")?.focus()}
        className="sr-only z-50 rounded-sm bg-accent px-3 py-2 text-sm font-semibold text-on-accent focus:not-sr-only focus:fixed focus:left-2 focus:top-2"
      >
        {say("app.skipToConversation")}
      </button>
      <TopBar shell={shell} />
      <SystemBar />
      {page === "contacts" && <ContactsPage />}
      {page !== "contacts" && (
        <Suspense fallback={<Skeleton rows={6} />}>
          {page === "history" && <HistoryPage />}
          {page === "floor" && <FloorPage />}
          {page === "admin" && <AdminPage />}
          {page === "line" && <LinePage />}
        </Suspense>
      )}
      <PhoneWidget where="screen" />
      <Dialogs shell={shell} />
      <Toasts />
      <ConnectionAnnouncer />
      <Title />
    </div>
  );
}

function ContactsPage() {
  const selected = useSelectedId();
  const { customerPanel } = usePreferences();
  const drawer = useView((view) => view.drawer) && selected !== null;
  const column = customerPanel && selected !== null;
  // One pane at a time where there is no room for two: the list, or the conversation.
  const list = selected === null ? "contents" : "hidden narrow:contents";
  const middle = selected === null ? "hidden narrow:flex" : "flex";
  return (
    <div
      className={`relative grid min-h-0 grid-cols-1 narrow:grid-cols-[16.5rem_minmax(0,1fr)] ${column ? "wide:grid-cols-[16.5rem_minmax(0,1fr)_17rem] full:grid-cols-[19rem_minmax(0,1fr)_20.5rem]" : "full:grid-cols-[19rem_minmax(0,1fr)]"}`}
    >
      <div className={list}>
        <ContactList />
      </div>
      <main
        id="main"
        tabIndex={-1}
        className={`min-h-0 min-w-0 flex-col bg-surface-1 outline-none ${middle}`}
      >
        <Conversation />
      </main>
      {selected !== null && (
        <div
          className={`min-h-0 border-l border-line max-wide:absolute max-wide:inset-y-0 max-wide:right-0 max-wide:z-20 max-wide:w-80 max-wide:max-w-full max-wide:shadow-floating ${drawer ? "" : "max-wide:hidden"} ${column ? "" : "wide:hidden"}`}
        >
          <CustomerPanel />
        </div>
      )}
    </div>
  );
}

function Dialogs({ shell }: { shell: ShellControl }) {
  const dialog = useView((view) => view.dialog);
  switch (dialog?.kind) {
    case undefined:
      return null;
    case "transfer":
    case "consult":
      return (
        <TransferDialog
          key={dialog.kind}
          interactionId={dialog.interactionId}
          purpose={dialog.kind}
        />
      );
    case "abusive":
      return <AbusiveDialog interactionId={dialog.interactionId} />;
    case "end":
      return <EndDialog interactionId={dialog.interactionId} />;
    case "palette":
      return <Palette shell={shell} />;
    case "shortcuts":
      return <ShortcutSheet shell={shell} />;
    case "password":
      return <PasswordDialog />;
    case "secondFactor":
      return (
        <Suspense fallback={null}>
          <SecondFactorDialog />
        </Suspense>
      );
  }
}
