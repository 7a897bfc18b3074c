import { FileUp, UserRound } from "lucide-react";
import { useMemo, useState } from "react";
import { useSay } from "../../hooks/words-context.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badges.tsx";
import { Button } from "../../ui/button.tsx";
import { ItemPage, type ItemPageParts } from "../items/item-page.tsx";
import { type Item, useItems } from "../items/items.ts";
import { useChoices, useNames } from "../items/use-choices.ts";
import type { Filter } from "../list/item-list.tsx";
import type { SectionProps } from "../sections.ts";
import { CsvImportDialog } from "./csv-import-dialog.tsx";
import { useRoles } from "./use-roles.ts";
import { UserFields } from "./user-fields.tsx";

/** K-02: people who sign in, and what they are given. */
export function UserPage(props: SectionProps) {
  const say = useSay();
  const teamName = useNames("team");
  const { roleName } = useRoles();
  const { items: profiles, loading } = useItems("multimediaProfile");
  const { items: allTeams, loading: teamsLoading } = useItems("team");
  const filters = useUserFilters();
  const [importing, setImporting] = useState(false);
  const parts = useMemo(
    (): ItemPageParts<"agent"> => ({
      kind: "agent",
      icon: UserRound,
      ready: !loading && !teamsLoading,
      words: {
        title: "admin.section.users",
        lead: "admin.users.lead",
        create: "admin.users.create",
        empty: "admin.users.empty",
      },
      nameOf: ({ name }) => name,
      fresh: () => ({
        id: "",
        name: "",
        roleId: "agent",
        teamId: allTeams[0]?.id ?? "",
        multimediaProfileId: profiles[0]?.id ?? "",
        agentProfileId: null,
        extension: null,
        skills: {},
        active: true,
      }),
      columns: [
        {
          id: "name",
          label: say("admin.field.name"),
          value: ({ name }) => name,
          cell: ({ name }) => (
            <span className="inline-flex max-w-full items-center gap-2.5 align-middle">
              <Avatar name={name} size="sm" />
              <span className="truncate">{name}</span>
            </span>
          ),
        },
        {
          id: "role",
          label: say("admin.field.role"),
          width: "16%",
          value: ({ roleId }) => roleName(roleId),
        },
        {
          id: "team",
          label: say("admin.section.teams"),
          width: "20%",
          value: ({ teamId }) => teamName(teamId),
        },
        {
          id: "extension",
          label: say("admin.users.extension"),
          width: "8rem",
          optional: true,
          value: ({ extension }) => extension ?? "",
        },
        {
          id: "active",
          label: say("admin.field.status"),
          width: "8rem",
          value: ({ active }) => (active ? 0 : 1),
          cell: ({ active }) => (
            <Badge tone={active ? "available" : "offline"}>
              {say(active ? "admin.users.active" : "admin.users.inactive")}
            </Badge>
          ),
        },
      ],
      filters,
      searched: ({ extension, teamId }) => `${extension ?? ""} ${teamName(teamId)}`,
      actions: (
        <Button icon={FileUp} onClick={() => setImporting(true)}>
          {say("admin.users.csv")}
        </Button>
      ),
      Fields: UserFields,
    }),
    [say, teamName, filters, roleName, profiles, allTeams, loading, teamsLoading],
  );
  return (
    <>
      <ItemPage parts={parts} {...props} />
      {importing && <CsvImportDialog onClose={() => setImporting(false)} />}
    </>
  );
}

function useUserFilters(): readonly Filter<Item<"agent">>[] {
  const say = useSay();
  const teams = useChoices("team");
  const { choices: roles } = useRoles();
  return useMemo(
    () => [
      {
        id: "team",
        label: say("admin.section.teams"),
        choices: teams,
        test: ({ teamId }, value) => teamId === value,
      },
      {
        id: "role",
        label: say("admin.field.role"),
        choices: roles,
        test: ({ roleId }, value) => roleId === value,
      },
      {
        id: "active",
        label: say("admin.field.status"),
        choices: [
          { value: "yes", label: say("admin.users.active") },
          { value: "no", label: say("admin.users.inactive") },
        ],
        test: ({ active }, value) => active === (value === "yes"),
      },
    ],
    [say, teams, roles],
  );
}
