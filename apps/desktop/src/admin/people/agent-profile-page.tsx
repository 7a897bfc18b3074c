import { IdCard } from "lucide-react";
import { useMemo } from "react";
import { useSay } from "../../hooks/words-context.tsx";
import { ItemPage, type ItemPageParts } from "../items/item-page.tsx";
import { useItems } from "../items/items.ts";
import type { SectionProps } from "../sections.ts";
import { AgentProfileFields } from "./agent-profile-fields.tsx";

/** V-01, V-70: who may telephone, and with which rights. */
export function AgentProfilePage(props: SectionProps) {
  const say = useSay();
  const { items: agents } = useItems("agent");
  const parts = useMemo(
    (): ItemPageParts<"agentProfile"> => ({
      kind: "agentProfile",
      icon: IdCard,
      words: {
        title: "admin.section.agentProfiles",
        lead: "admin.agentProfiles.lead",
        create: "admin.agentProfiles.create",
        empty: "admin.agentProfiles.empty",
      },
      nameOf: ({ name }) => name,
      fresh: () => ({
        id: "",
        name: "",
        mayPauseRecording: false,
        outdial: {
          allowed: false,
          fromAnyState: false,
          dialPlan: [],
          callerNumberIds: [],
          entryPointId: null,
        },
        colleagues: "everyone",
        teamIds: [],
        targetQueueIds: null,
        targetNumbers: "dial_plan",
        idleReasonIds: null,
        wrapUpReasonIds: null,
      }),
      columns: [
        { id: "name", label: say("admin.field.name"), value: ({ name }) => name },
        {
          id: "outdial",
          label: say("admin.agentProfiles.outdial"),
          width: "12rem",
          value: ({ outdial }) => say(outdial.allowed ? "admin.allowed" : "admin.notAllowed"),
        },
        {
          id: "recording",
          label: say("admin.agentProfiles.pauseRecording"),
          width: "12rem",
          optional: true,
          value: ({ mayPauseRecording }) =>
            say(mayPauseRecording ? "admin.allowed" : "admin.notAllowed"),
        },
        {
          id: "agents",
          label: say("admin.profiles.users"),
          width: "7rem",
          value: ({ id }) => agents.filter(({ agentProfileId }) => agentProfileId === id).length,
        },
      ],
      Fields: AgentProfileFields,
    }),
    [say, agents],
  );
  return <ItemPage parts={parts} {...props} />;
}
