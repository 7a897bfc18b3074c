import type { ContactDocument } from "@maru/protocol";
import { type RefObject, useEffect, useMemo, useState } from "react";
import { useDocument, useDocuments } from "../hooks/desk-context.tsx";
import { sayText, useLanguage, useSay } from "../hooks/words-context.tsx";
import { type AgentTarget, agentTargets, type TargetPurpose } from "../state/transfer-targets.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Badge } from "../ui/badges.tsx";
import { ListSearchField } from "../ui/search-field.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Timer } from "../ui/timer.tsx";
import { STATUS_TONE } from "../ui/tones.ts";
import { useListKeys } from "../ui/use-list-keys.ts";
import { TargetOption } from "./target-option.tsx";
import type { Target } from "./transfer-dialog.tsx";

export type TargetsProps = {
  contact: ContactDocument;
  purpose: TargetPurpose;
  field: RefObject<HTMLInputElement | null>;
  onTarget: (target: Target | null) => void;
  onSubmit: (target: Target | null) => void;
};

export function AgentTargets({ purpose, field, onTarget, onSubmit }: TargetsProps) {
  const say = useSay();
  const language = useLanguage();
  const me = useDocument("me");
  const agents = useDocuments("agent/");
  const [query, setQuery] = useState("");
  const found = useMemo(
    () => (me === undefined ? [] : agentTargets(agents, me, query, language, purpose)),
    [agents, me, query, language, purpose],
  );
  const targetOf = (id: string): Target | null => {
    const one = found.find(({ agent }) => agent.id === id);
    if (one === undefined || one.refusal !== null) return null;
    return { kind: "agent", id, name: one.agent.name };
  };
  const list = useListKeys(
    found.map(({ agent }) => agent.id),
    { firstActive: query.trim() !== "", onEnter: (id) => onSubmit(targetOf(id)) },
  );
  const own = found.filter(({ ownTeam }) => ownTeam);
  const others = found.filter(({ ownTeam }) => !ownTeam);
  const option = (one: AgentTarget) => (
    <AgentOption
      key={one.agent.id}
      target={one}
      extension={purpose !== "chat"}
      active={list.active === one.agent.id}
      onChoose={() => {
        list.setActive(one.agent.id);
        field.current?.focus();
      }}
      onSubmit={() => onSubmit(targetOf(one.agent.id))}
    />
  );
  const { active } = list;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a target also changes when its state does
  useEffect(() => onTarget(active === null ? null : targetOf(active)), [active, found, onTarget]);
  return (
    <>
      <div className="px-5 pb-2 pt-3">
        <ListSearchField
          field={field}
          value={query}
          onChange={setQuery}
          label={say("transfer.searchAgents")}
          listId="transfer-agents"
          active={list.active}
          onKeyDown={list.onKeyDown}
        />
      </div>
      <div
        id="transfer-agents"
        role="listbox"
        aria-label={say("transfer.agents")}
        className="min-h-0 flex-1 overflow-y-auto px-3 pb-3"
      >
        {agents.length === 0 && <Skeleton rows={4} />}
        {own.length > 0 && (
          <Group label={say("transfer.myTeam", { team: me?.teamName ?? "" })}>
            {own.map(option)}
          </Group>
        )}
        {others.length > 0 && (
          <Group
            label={say("transfer.otherTeams")}
            {...(purpose === "chat" && { note: say("transfer.notMyTeam") })}
          >
            {others.map(option)}
          </Group>
        )}
        {agents.length > 0 && found.length === 0 && (
          <p className="p-6 text-center text-sm text-ink-3">
            {query === "" ? say("transfer.noAgents") : say("transfer.noMatch", { query })}
          </p>
        )}
      </div>
    </>
  );
}

type GroupProps = { label: string; note?: string; children: React.ReactNode };

function Group({ label, note, children }: GroupProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options, not of form fields
    <div role="group" aria-label={label}>
      <p aria-hidden className="px-2.5 pb-1 pt-2.5 text-xs font-semibold text-ink-3">
        {label}
        {note !== undefined && <span className="block font-normal">{note}</span>}
      </p>
      {children}
    </div>
  );
}

function AgentOption({
  target,
  extension,
  ...rest
}: {
  target: AgentTarget;
  /** Shown where a call is to go. */
  extension: boolean;
  active: boolean;
  onChoose: () => void;
  onSubmit: () => void;
}) {
  const say = useSay();
  const { agent, ownTeam, refusal } = target;
  const why =
    refusal === null
      ? null
      : sayText(
          say,
          refusal.key === "transfer.notAvailable"
            ? { ...refusal, values: { state: say(`state.${agent.status}`) } }
            : refusal,
        );
  // The badge and the group's head show these; who cannot see those hears them with the name.
  const shownElsewhere =
    refusal?.key === "transfer.notAvailable" || refusal?.key === "transfer.notMyTeam";
  return (
    <TargetOption optionKey={agent.id} disabled={refusal !== null} {...rest}>
      <span className={refusal === null ? "" : "opacity-60"}>
        <Avatar name={agent.name} />
      </span>
      <span className="min-w-0 flex-1">
        <span
          className={`block truncate text-sm font-semibold ${refusal === null ? "text-ink" : "text-ink-2"}`}
        >
          {agent.name}
          {extension && agent.extension !== null && (
            <span className="tabular ml-1.5 text-xs font-normal text-ink-2">{agent.extension}</span>
          )}
          {!ownTeam && (
            <span className="ml-1.5 text-xs font-normal text-ink-3">{agent.teamName}</span>
          )}
        </span>
        <span className={shownElsewhere ? "sr-only" : "block truncate text-xs text-ink-3"}>
          {why ?? say("transfer.load", { count: agent.load })}
        </span>
      </span>
      {agent.status !== "signed_out" && (
        <Timer since={agent.statusSince} className="text-xs text-ink-3" />
      )}
      <Badge tone={STATUS_TONE[agent.status]}>{say(`state.${agent.status}`)}</Badge>
    </TargetOption>
  );
}
