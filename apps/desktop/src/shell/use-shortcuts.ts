import { useEffect } from "react";
import { useDesk } from "../hooks/desk-context.tsx";
import { actionsOf } from "../state/actions.ts";
import { createMatcher, type Focus } from "../state/shortcuts.ts";
import type { ShellControl } from "./shell-control.ts";

/** One listener for every key of the desk. What an action may do is asked when its key is pressed. */
export function useShortcuts(shell: ShellControl): void {
  const desk = useDesk();
  useEffect(() => {
    const matcher = createMatcher(
      () => actionsOf(desk, shell),
      () => shell.preferences().singleKeys,
    );
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      if (event.key === "Escape") {
        if (focusOf(event.target) === "text" && !inWidget(event.target)) shell.leaveComposer();
        return;
      }
      const inMenu = desk.view.getState().stateMenu;
      // The state menu shows keys beside its items: there they work as while one types, and close it.
      const focus = inMenu ? "text" : focusOf(event.target);
      const id = matcher.press(event, focus, event.timeStamp);
      const action = id === null ? undefined : actionsOf(desk, shell).find((one) => one.id === id);
      if (action === undefined) return;
      event.preventDefault();
      if (inMenu) desk.view.setState({ stateMenu: false });
      if (action.enabled) action.run();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [desk, shell]);
}

const WIDGETS = "[role=dialog],[role=alertdialog],[role=menu],[role=listbox],[role=combobox]";

const inWidget = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(WIDGETS) !== null;

function focusOf(target: EventTarget | null): Focus {
  if (inWidget(target)) return "widget";
  if (!(target instanceof HTMLElement)) return "page";
  const field =
    target.isContentEditable ||
    target.matches("textarea,select,input:not([type=checkbox],[type=radio])");
  return field ? "text" : "page";
}
