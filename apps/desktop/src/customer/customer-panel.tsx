import { Tabs } from "@base-ui/react/tabs";
import { X } from "lucide-react";
import { lazy, Suspense } from "react";
import { useDesk, useDocument, useSelectedId, useView } from "../hooks/desk-context.tsx";
import { useSay } from "../hooks/words-context.tsx";
import type { CustomerTab } from "../state/view.ts";
import { BareIconButton } from "../ui/icon-button.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { CustomerInfo } from "./customer-info.tsx";

const CustomerHistory = lazy(() =>
  import("./customer-history.tsx").then((module) => ({ default: module.CustomerHistory })),
);

/** Where the panel is a column of its own; below, it is a drawer. */
export const PANEL_COLUMN = "(min-width: 61rem)";

const TAB =
  "inset-focus relative h-10 px-1 text-sm font-medium text-ink-3 hover:text-ink data-[active]:font-semibold data-[active]:text-ink data-[active]:after:absolute data-[active]:after:inset-x-0 data-[active]:after:bottom-0 data-[active]:after:h-0.5 data-[active]:after:rounded-full data-[active]:after:bg-accent";

export function CustomerPanel() {
  const say = useSay();
  const desk = useDesk();
  const id = useSelectedId();
  const contact = useDocument(`contact/${id ?? ""}`);
  const tab = useView((view) => view.customerTab);
  return (
    <aside
      aria-label={say("customer.region")}
      className="flex h-full min-h-0 min-w-0 flex-col bg-surface-0"
    >
      <Tabs.Root
        value={tab}
        onValueChange={(customerTab: CustomerTab) => desk.view.setState({ customerTab })}
        className="flex min-h-0 flex-1 flex-col"
      >
        <div className="flex h-14 shrink-0 items-end justify-between border-b border-line px-4">
          <Tabs.List className="flex gap-5" aria-label={say("customer.region")}>
            <Tabs.Tab value="info" className={TAB}>
              {say("customer.info")}
            </Tabs.Tab>
            <Tabs.Tab value="history" className={TAB}>
              {say("customer.history")}
            </Tabs.Tab>
          </Tabs.List>
          <span className="mb-1 wide:hidden">
            <BareIconButton
              icon={X}
              label={say("action.close")}
              onClick={() => desk.view.setState({ drawer: false })}
            />
          </span>
        </div>
        <Tabs.Panel value={tab} className="flex min-h-0 flex-1 flex-col outline-none" tabIndex={-1}>
          {contact === undefined ? null : tab === "info" ? (
            <CustomerInfo contact={contact} />
          ) : (
            <Suspense fallback={<Skeleton rows={4} />}>
              <CustomerHistory key={contact.customer.id} contact={contact} />
            </Suspense>
          )}
        </Tabs.Panel>
      </Tabs.Root>
    </aside>
  );
}
