import type { Desk } from "../state/desk.ts";
import { tellConsultOver } from "./consult-notice.ts";

/** What happened to the agent, in notices: why they get nothing more, and the one press that changes it. */
export function startEventNotices(desk: Desk): () => void {
  const available = {
    label: "state.available",
    run: () => void desk.commands.setAvailable(false),
  } as const;
  return desk.onEvent((event) => {
    switch (event.type) {
      case "missed":
        if (event.rona)
          desk.notices.add({
            id: "rona",
            tone: "danger",
            sticky: true,
            title: { key: "toast.ronaTitle" },
            body: { key: "toast.ronaBody", values: { name: event.contact.customer.name } },
            action: available,
          });
        else
          desk.notices.add({
            id: `missed-${event.contact.id}`,
            tone: "warning",
            title: { key: "toast.missed", values: { name: event.contact.customer.name } },
          });
        return;
      case "not_responding":
        desk.notices.add({
          id: "rona",
          tone: "danger",
          sticky: true,
          title: { key: "toast.ronaTitle" },
          body: { key: "toast.ronaBodyUnknown" },
          action: available,
        });
        return;
      case "responding_again":
        desk.notices.close("rona");
        return;
      case "available":
        // What it said is history, and its button would do nothing.
        desk.notices.close("signed-out");
        return;
      case "called_off":
        desk.notices.add({
          id: `called-off-${event.contact.id}`,
          tone: "info",
          title: { key: "toast.abandoned", values: { name: event.contact.customer.name } },
        });
        return;
      case "signed_out":
        desk.notices.add({
          id: "signed-out",
          tone: "danger",
          sticky: true,
          title: {
            key: event.by === "connection_lost" ? "toast.lostTitle" : "toast.deactivated",
          },
          ...(event.by === "connection_lost" && {
            body: { key: "toast.lostBody" as const },
            action: available,
          }),
        });
        return;
      case "consult_over":
        void tellConsultOver(desk, event.contact.id, event.target, event.unconfirmed);
        return;
      case "ringing":
      case "message":
      case "call_begun":
        return;
    }
  });
}
