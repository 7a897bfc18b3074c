import { useEffect } from "react";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useDesigner } from "./designer-context.tsx";
import { copyNodes, readCopy } from "./graph/clipboard.ts";
import { paste } from "./use-designer-keys.ts";

/** Copy, cut and paste of steps by the system's clipboard, so that they reach other flows and other tabs. */
export function useClipboard(): void {
  const designer = useDesigner();
  const { notices } = useDesk();
  useEffect(() => {
    const copy = (event: ClipboardEvent, cut: boolean) => {
      if (!isOnCanvas()) return;
      const { selected, focused } = designer.store.getState();
      const ids = selected.size > 0 ? [...selected] : focused === null ? [] : [focused];
      const text = copyNodes(designer.graph(), ids);
      if (text === null) return;
      event.clipboardData?.setData("text/plain", text);
      event.preventDefault();
      if (!cut) return;
      designer.select(ids);
      designer.removeSelected();
    };
    const onCopy = (event: ClipboardEvent) => copy(event, false);
    const onCut = (event: ClipboardEvent) => copy(event, true);
    const onPaste = (event: ClipboardEvent) => {
      if (!isOnCanvas()) return;
      const copied = readCopy(event.clipboardData?.getData("text/plain") ?? "");
      if (copied === null) return;
      event.preventDefault();
      const left = paste(designer, copied);
      if (left.length > 0)
        notices.add({
          id: "flow-paste",
          tone: "warning",
          title: { key: "flows.paste.title" },
          body: { key: "flows.paste.left", values: { count: left.length } },
        });
    };
    document.addEventListener("copy", onCopy);
    document.addEventListener("cut", onCut);
    document.addEventListener("paste", onPaste);
    return () => {
      document.removeEventListener("copy", onCopy);
      document.removeEventListener("cut", onCut);
      document.removeEventListener("paste", onPaste);
    };
  }, [designer, notices]);
}

/** Not where a text is written, where copying is the text's own. */
function isOnCanvas(): boolean {
  const at = document.activeElement;
  if (at === null || at === document.body) return document.querySelector(".flow-canvas") !== null;
  return at.closest(".flow-canvas") !== null && !at.matches("input,textarea");
}
