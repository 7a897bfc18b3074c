import type { AgentDocument } from "@maru/protocol";
import { Search } from "lucide-react";
import { useMemo, useState } from "react";
import { useDocument } from "../hooks/desk-context.tsx";
import { useLanguage, useSay } from "../hooks/words-context.tsx";
import { matches } from "../state/search.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Dot } from "../ui/badges.tsx";
import { Timer } from "../ui/timer.tsx";
import { STATUS_TONE, TONES } from "../ui/tones.ts";

export function Colleagues({ agents }: { agents: readonly AgentDocument[] }) {
  const say = useSay();
  const language = useLanguage();
  const [query, setQuery] = useState("");
  const [hideSignedOut, setHideSignedOut] = useState(false);
  const teams = useMemo(() => {
    const byName = new Intl.Collator(language);
    const byTeam = Map.groupBy(agents, ({ teamName }) => teamName);
    return [...byTeam]
      .sort(([a], [b]) => byName.compare(a, b))
      .map(([name, members]) => ({
        name,
        online: members.filter(({ status }) => status !== "signed_out").length,
        total: members.length,
        shown: members
          .filter((agent) => matches(`${agent.name} ${agent.teamName}`, query))
          .filter(({ status }) => !hideSignedOut || status !== "signed_out")
          .sort(
            (a, b) =>
              Number(a.status === "signed_out") - Number(b.status === "signed_out") ||
              byName.compare(a.name, b.name),
          ),
      }))
      .filter(({ shown }) => shown.length > 0);
  }, [agents, query, hideSignedOut, language]);
  return (
    <section aria-labelledby="floor-colleagues">
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id="floor-colleagues" className="flex-1 text-base font-semibold">
          {say("floor.colleagues")}
        </h2>
        <label className="flex cursor-pointer items-center gap-2 text-xs text-ink-2">
          <input
            type="checkbox"
            className="size-4"
            checked={hideSignedOut}
            onChange={(event) => setHideSignedOut(event.target.checked)}
          />
          {say("floor.hideSignedOut")}
        </label>
        <label className="flex h-8 w-56 items-center gap-2 rounded-sm bg-surface-1 px-2.5 shadow-[inset_0_0_0_1px_var(--line-strong)] focus-within:shadow-[inset_0_0_0_2px_var(--accent)]">
          <Search aria-hidden className="size-4 text-ink-3" />
          <span className="sr-only">{say("floor.search")}</span>
          <input
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            placeholder={say("floor.search")}
            className="min-w-0 flex-1 bg-transparent text-sm placeholder:text-ink-3 focus:outline-none"
          />
        </label>
      </div>
      {teams.length === 0 && (
        <p className="rounded-lg bg-surface-1 p-8 text-center text-sm text-ink-3 ring-1 ring-line">
          {say("floor.noColleagues")}
        </p>
      )}
      <div className="flex flex-col gap-4">
        {teams.map((team) => (
          <div key={team.name}>
            <h3 className="mb-1.5 flex items-baseline gap-2 text-sm font-semibold">
              {team.name}
              <span className="tabular text-xs font-normal text-ink-3">
                {say("floor.teamCount", { online: team.online, total: team.total })}
              </span>
            </h3>
            <ul className="grid grid-cols-[repeat(auto-fill,minmax(16rem,1fr))] gap-2">
              {team.shown.map((agent) => (
                <Colleague key={agent.id} agent={agent} />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

function Colleague({ agent }: { agent: AgentDocument }) {
  const say = useSay();
  const language = useLanguage();
  const setup = useDocument("setup");
  const reason = setup?.idleReasons.find(({ id }) => id === agent.idleReasonId)?.name[language];
  const tone = STATUS_TONE[agent.status];
  const away = agent.status === "signed_out";
  return (
    <li className="flex items-center gap-3 rounded-md bg-surface-1 px-3 py-2.5 ring-1 ring-line">
      <span className="relative">
        <Avatar name={agent.name} />
        <span className="absolute -bottom-0.5 -right-0.5 flex rounded-full bg-surface-1 p-0.5">
          <Dot tone={tone} className="size-2.5" />
        </span>
      </span>
      <span className="min-w-0 flex-1">
        <span className={`block truncate text-sm font-semibold ${away ? "text-ink-3" : ""}`}>
          {agent.name}
        </span>
        <span className={`block truncate text-xs ${away ? "text-ink-3" : TONES[tone].ink}`}>
          {agent.status === "idle" && reason !== undefined
            ? say("state.idleReason", { reason })
            : say(`state.${agent.status}`)}
        </span>
      </span>
      <span className="text-right">
        {!away && (
          <Timer since={agent.statusSince} className="block text-xs font-medium text-ink-2" />
        )}
        {agent.load > 0 && (
          <span className="block text-xs text-ink-3">
            {say("floor.load", { count: agent.load })}
          </span>
        )}
      </span>
    </li>
  );
}
