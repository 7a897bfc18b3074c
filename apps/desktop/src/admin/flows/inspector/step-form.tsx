import { useSay } from "../../../hooks/words-context.tsx";
import type { FlowNode } from "../graph/flow-graph.ts";
import { CallbackForm, TransferForm, VoicemailForm } from "./connect-forms.tsx";
import { HttpForm, ScreenPopForm, SetForm } from "./data-forms.tsx";
import { ConditionForm, HoursForm } from "./decide-forms.tsx";
import { MenuForm } from "./menu-form.tsx";
import { QueueForm } from "./queue-form.tsx";
import { CollectForm, SayForm } from "./talk-forms.tsx";

/** The fields of a step, whatever its kind. */
export function StepForm({ node }: { node: FlowNode }) {
  const say = useSay();
  switch (node.type) {
    case "start":
    case "end":
      return <p className="text-sm text-ink-2">{say(`flows.form.about.${node.type}`)}</p>;
    case "say":
      return <SayForm node={node} />;
    case "menu":
      return <MenuForm node={node} />;
    case "collect":
      return <CollectForm node={node} />;
    case "hours":
      return <HoursForm node={node} />;
    case "condition":
      return <ConditionForm node={node} />;
    case "set":
      return <SetForm node={node} />;
    case "http":
      return <HttpForm node={node} />;
    case "queue":
      return <QueueForm node={node} />;
    case "callback":
      return <CallbackForm node={node} />;
    case "voicemail":
      return <VoicemailForm node={node} />;
    case "transfer":
      return <TransferForm node={node} />;
    case "screenPop":
      return <ScreenPopForm node={node} />;
  }
}
