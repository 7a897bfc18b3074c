import { useState } from "react";
import { useDesk } from "../hooks/desk-context.tsx";
import { useLanguage, useSay } from "../hooks/words-context.tsx";
import type { ShellControl } from "../shell/shell-control.ts";
import { type Action, actionsOf } from "../state/actions.ts";
import { DialogFrame } from "../ui/dialog-frame.tsx";
import { Keys } from "../ui/kbd.tsx";
import { actionLabel } from "./palette.tsx";

const GROUPS = ["contact", "state", "go", "settings"] as const;

export function ShortcutSheet({ shell }: { shell: ShellControl }) {
  const say = useSay();
  const language = useLanguage();
  const desk = useDesk();
  const [actions] = useState(() =>
    actionsOf(desk, shell).filter(({ keys, id }) => keys.length > 0 && !id.startsWith("wrap-up-")),
  );
  const rows = (group: Action["group"]) => actions.filter((action) => action.group === group);
  return (
    <DialogFrame
      open
      onClose={() => desk.view.setState({ dialog: null })}
      title={say("shortcuts.title")}
      width="w-[46rem]"
    >
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
        tabIndex={0}
        aria-label={say("shortcuts.title")}
        className="inset-focus overflow-y-auto px-5 pb-5"
      >
        <p className="mb-4 text-sm text-ink-2">{say("shortcuts.intro")}</p>
        <div className="columns-1 gap-8 narrow:columns-2">
          {GROUPS.map((group) => (
            <section key={group} className="mb-5 break-inside-avoid">
              <h3 className="mb-1 text-xs font-semibold text-ink-3">
                {say(`palette.group.${group}`)}
              </h3>
              <ul>
                {rows(group).map((action) => (
                  <Line
                    key={action.id}
                    label={actionLabel(say, language, action)}
                    keys={action.keys}
                  />
                ))}
                {group === "contact" && (
                  <Line label={say("command.wrapUpReason")} keys={["1", "9"]} range />
                )}
              </ul>
            </section>
          ))}
        </div>
      </section>
    </DialogFrame>
  );
}

function Line({
  label,
  keys,
  range = false,
}: {
  label: string;
  keys: readonly string[];
  range?: boolean;
}) {
  return (
    <li className="flex min-h-8 items-center justify-between gap-4 border-b border-line py-1 text-sm last:border-0">
      <span className="min-w-0">{label}</span>
      <span className="flex shrink-0 items-center gap-2">
        {keys.map((key, index) => (
          <span key={key} className="flex items-center gap-2">
            {index > 0 && (
              <span aria-hidden className="text-2xs text-ink-3">
                {range ? "–" : "/"}
              </span>
            )}
            <Keys keys={key} />
            <span className="sr-only">{key}</span>
          </span>
        ))}
      </span>
    </li>
  );
}
