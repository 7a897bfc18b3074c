import { useEffect, useState } from "react";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useSay } from "../../hooks/words-context.tsx";
import { QuestionDialog } from "../../ui/question-dialog.tsx";

/** While it is there, nobody leaves the page without being asked. */
export function LeaveDialog() {
  const say = useSay();
  const { place } = useDesk();
  const [leave, setLeave] = useState<(() => void) | null>(null);
  useEffect(() => {
    const end = place.hold((go) => setLeave(() => go));
    const onBeforeUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", onBeforeUnload);
    return () => {
      end();
      window.removeEventListener("beforeunload", onBeforeUnload);
    };
  }, [place]);
  if (leave === null) return null;
  return (
    <QuestionDialog
      title={say("admin.leave.title")}
      body={say("admin.leave.body")}
      confirm={say("admin.leave.confirm")}
      cancel={say("admin.leave.stay")}
      onCancel={() => setLeave(null)}
      onConfirm={leave}
    />
  );
}
