import { ChevronDown } from "lucide-react";
import { useDesk } from "../hooks/desk-context.tsx";
import { useSay } from "../hooks/words-context.tsx";
import { addressOf, type Place } from "../state/place.ts";
import { Button } from "../ui/button.tsx";
import { MenuChoices, MenuFrame } from "../ui/menu.tsx";
import { SECTION_GROUPS, type Section } from "./sections.ts";

type Props = { sections: readonly Section[]; open: string | null };

/** At the side where there is room, else a menu above the page. */
export function AdminNavigation({ sections, open }: Props) {
  const say = useSay();
  const groups = SECTION_GROUPS.map((group) => ({
    group,
    members: sections.filter((section) => section.group === group),
  })).filter(({ members }) => members.length > 0);
  return (
    <>
      <nav
        aria-label={say("admin.navigation")}
        className="hidden min-h-0 overflow-y-auto border-r border-line bg-surface-1 px-2 pb-20 pt-3 wide:block"
      >
        {groups.map(({ group, members }) => (
          <section key={group} aria-labelledby={`admin-group-${group}`} className="mb-4 last:mb-0">
            <h2
              id={`admin-group-${group}`}
              className="px-2.5 pb-1 text-2xs font-semibold tracking-wide text-ink-3"
            >
              {say(`admin.group.${group}`)}
            </h2>
            <ul>
              {members.map((section) => (
                <li key={section.id}>
                  <SectionLink section={section} current={section.id === open} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
      <SectionMenu groups={groups} open={open} />
    </>
  );
}

function SectionLink({ section, current }: { section: Section; current: boolean }) {
  const say = useSay();
  const { place: places } = useDesk();
  const place: Place = { page: "admin", section: section.id, id: null };
  const Icon = section.icon;
  return (
    <a
      href={addressOf(place)}
      aria-current={current ? "page" : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        places.go(place);
      }}
      className="inset-focus group flex h-8 items-center gap-2.5 rounded-sm px-2.5 text-sm text-ink-2 hover:bg-surface-2 hover:text-ink aria-[current]:bg-accent-soft aria-[current]:font-semibold aria-[current]:text-accent-ink"
    >
      <Icon
        aria-hidden
        className="size-4 shrink-0 text-ink-3 group-aria-[current]:text-accent-ink"
        strokeWidth={1.8}
      />
      <span className="truncate">{say(section.label)}</span>
    </a>
  );
}

type Groups = readonly { group: Section["group"]; members: readonly Section[] }[];

function SectionMenu({ groups, open }: { groups: Groups; open: string | null }) {
  const say = useSay();
  const { place } = useDesk();
  const current = groups.flatMap(({ members }) => members).find(({ id }) => id === open);
  if (current === undefined) return null;
  return (
    <div className="border-b border-line bg-surface-1 px-3 py-2 wide:hidden">
      <MenuFrame
        width="w-64"
        align="start"
        trigger={
          <Button
            icon={current.icon}
            trailing={<ChevronDown aria-hidden className="size-3.5 text-ink-3" />}
          >
            {say(current.label)}
          </Button>
        }
      >
        {groups.map(({ group, members }) => (
          <MenuChoices
            key={group}
            label={say(`admin.group.${group}`)}
            value={open}
            onChange={(section) => place.go({ page: "admin", section, id: null })}
            choices={members.map(({ id, label, icon: Icon }) => ({
              value: id,
              label: say(label),
              leading: <Icon aria-hidden className="size-4 text-ink-3" />,
            }))}
          />
        ))}
      </MenuFrame>
    </div>
  );
}
