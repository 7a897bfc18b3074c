import { Toast } from "@base-ui/react/toast";
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from "lucide-react";
import { useEffect } from "react";
import { useDesk, useSelectedId } from "../hooks/desk-context.tsx";
import { sayText, usePreferences, useSay } from "../hooks/words-context.tsx";
import type { Notice } from "../state/notices.ts";
import { BareIconButton } from "../ui/icon-button.tsx";

const LOOK = {
  info: { icon: Info, ink: "text-accent-ink", edge: "before:bg-accent" },
  success: { icon: CircleCheck, ink: "text-available-ink", edge: "before:bg-available" },
  warning: { icon: TriangleAlert, ink: "text-idle-ink", edge: "before:bg-idle" },
  danger: { icon: CircleAlert, ink: "text-rona-ink", edge: "before:bg-rona" },
};

const SHORT_MS = 5_000;
const LONG_MS = 9_000;

/** Shows the desk's notices; the words are those of the language of the moment. */
export function Toasts() {
  const say = useSay();
  const { customerPanel } = usePreferences();
  const selected = useSelectedId();
  // Never over the composer: in the customer panel's column, or above where one writes.
  const place =
    customerPanel && selected !== null
      ? "bottom-36 w-[23rem] wide:bottom-3 wide:w-[15.5rem] full:w-[19rem]"
      : "bottom-36 w-[21rem]";
  return (
    <Toast.Provider limit={4}>
      <Bridge />
      <Toast.Portal>
        <Toast.Viewport
          aria-label={say("toast.region")}
          className={`fixed right-3 z-50 flex max-w-[calc(100vw-1.5rem)] flex-col-reverse gap-2 outline-none ${place}`}
        >
          <List />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Bridge() {
  const { notices } = useDesk();
  const { add, close } = Toast.useToastManager<Notice>();
  useEffect(
    () =>
      notices.show({
        add: (notice) => {
          add({
            id: notice.id,
            data: notice,
            timeout: notice.sticky === true ? 0 : notice.tone === "success" ? SHORT_MS : LONG_MS,
          });
        },
        close: (id) => close(id),
      }),
    [notices, add, close],
  );
  return null;
}

function List() {
  const say = useSay();
  const { toasts, close } = Toast.useToastManager<Notice>();
  return toasts.map((toast) => {
    const notice = toast.data;
    if (notice === undefined) return null;
    const { icon: Icon, ink, edge } = LOOK[notice.tone];
    const { action } = notice;
    return (
      <Toast.Root
        key={toast.id}
        toast={toast}
        swipeDirection={["right"]}
        className={`relative overflow-hidden rounded-lg bg-surface-1 shadow-floating transition-opacity duration-150 before:absolute before:inset-y-0 before:left-0 before:w-1 data-[ending-style]:opacity-0 data-[starting-style]:opacity-0 data-[limited]:hidden ${edge}`}
      >
        <Toast.Content className="flex items-start gap-3 py-3 pl-4 pr-2">
          <Icon aria-hidden className={`mt-0.5 size-4.5 shrink-0 ${ink}`} />
          <div className="min-w-0 flex-1">
            <Toast.Title className="text-sm font-semibold text-ink">
              {sayText(say, notice.title)}
            </Toast.Title>
            {notice.body !== undefined && (
              <Toast.Description className="mt-0.5 text-sm text-ink-2">
                {sayText(say, notice.body)}
              </Toast.Description>
            )}
            {action !== undefined && (
              <button
                type="button"
                onClick={() => {
                  action.run();
                  close(toast.id);
                }}
                className="mt-2 inline-flex h-8 items-center rounded-sm bg-accent px-3 text-sm font-semibold text-on-accent hover:bg-accent-hover"
              >
                {say(action.label)}
              </button>
            )}
          </div>
          <Toast.Close render={<BareIconButton icon={X} label={say("action.close")} size="sm" />} />
        </Toast.Content>
      </Toast.Root>
    );
  });
}
