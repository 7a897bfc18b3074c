import type { AgentDocument, QueueDocument } from "@maru/protocol";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useDesk, useDocument, useDocuments, useSeconds } from "../hooks/desk-context.tsx";
import { saySpan, useSay } from "../hooks/words-context.tsx";
import { clockSpan } from "../state/duration.ts";
import { Timer } from "../ui/timer.tsx";
import { Colleagues } from "./colleagues.tsx";

/** What goes on: who waits, who works. Everything here is pushed; nothing is asked for again. */
export function FloorPage() {
  const say = useSay();
  const desk = useDesk();
  const queues = useDocuments("queue/");
  const agents = useDocuments("agent/");
  const mine = useMyQueueIds();
  const [scope, setScope] = useState<"mine" | "all">(
    desk.session.permissions.includes("floor.watch") ? "all" : "mine",
  );
  useEffect(() => desk.client.subscribeDirectory(), [desk]);
  const shown = useMemo(() => {
    const visible =
      scope === "all" || mine === null ? queues : queues.filter(({ id }) => mine.has(id));
    return visible.toSorted((a, b) => b.waiting - a.waiting || a.name.localeCompare(b.name, "ko"));
  }, [queues, mine, scope]);
  return (
    <main
      id="main"
      tabIndex={-1}
      className="col-span-full min-h-0 overflow-y-auto bg-surface-0 outline-none"
    >
      <div className="mx-auto flex max-w-6xl flex-col gap-5 px-4 py-5 wide:px-6">
        <header className="flex flex-wrap items-center justify-between gap-3">
          <h1 className="text-xl font-bold tracking-tight">{say("floor.title")}</h1>
          {mine !== null && <Scope scope={scope} onChange={setScope} />}
        </header>
        <Summary queues={shown} agents={agents} />
        <QueueTable queues={shown} />
        <Colleagues agents={agents} />
      </div>
    </main>
  );
}

/** The queues that this agent's team serves; null while that is not known. */
function useMyQueueIds(): ReadonlySet<string> | null {
  const { client } = useDesk();
  const me = useDocument("me");
  const { data } = useQuery({
    queryKey: ["configuration", "queue"],
    queryFn: () => client.query("configuration.list", { kind: "queue" }),
    staleTime: 60_000,
  });
  return useMemo(() => {
    if (data === undefined || me === undefined) return null;
    const ids = data.items.flatMap((item) =>
      "teamIds" in item && item.teamIds.includes(me.teamId) ? [item.id] : [],
    );
    return new Set(ids);
  }, [data, me]);
}

function Scope({
  scope,
  onChange,
}: {
  scope: "mine" | "all";
  onChange: (to: "mine" | "all") => void;
}) {
  const say = useSay();
  return (
    <fieldset className="flex rounded-sm bg-surface-3 p-0.5">
      <legend className="sr-only">{say("floor.queues")}</legend>
      {(["mine", "all"] as const).map((value) => (
        <label
          key={value}
          className="flex h-7 cursor-pointer items-center rounded-xs px-3 text-xs font-medium text-ink-2 has-[:checked]:bg-surface-1 has-[:checked]:font-semibold has-[:checked]:text-ink has-[:checked]:shadow-raised has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent"
        >
          <input
            type="radio"
            name="scope"
            className="sr-only"
            checked={scope === value}
            onChange={() => onChange(value)}
          />
          {say(value === "mine" ? "floor.mine" : "floor.everything")}
        </label>
      ))}
    </fieldset>
  );
}

function Summary({
  queues,
  agents,
}: {
  queues: readonly QueueDocument[];
  agents: readonly AgentDocument[];
}) {
  const say = useSay();
  const waiting = queues.reduce((sum, queue) => sum + queue.waiting, 0);
  const oldest = queues.reduce<number | null>(
    (first, { oldestSince }) =>
      oldestSince === null ? first : Math.min(first ?? oldestSince, oldestSince),
    null,
  );
  const count = (status: AgentDocument["status"]) =>
    agents.filter((agent) => agent.status === status).length;
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg bg-line ring-1 ring-line wide:grid-cols-4">
      <Figure label={say("floor.summaryWaiting")} loud={waiting > 0}>
        {waiting}
      </Figure>
      <Figure label={say("floor.summaryOldest")}>
        {oldest === null ? <None /> : <Timer since={oldest} />}
      </Figure>
      <Figure label={say("floor.summaryReady")}>{count("available")}</Figure>
      <Figure label={say("floor.summaryEngaged")}>
        {count("engaged") + count("wrap_up") + count("reserved")}
      </Figure>
    </dl>
  );
}

function Figure({
  label,
  loud = false,
  children,
}: {
  label: string;
  loud?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="flex flex-col bg-surface-1 px-5 py-4">
      <dt className="text-xs text-ink-3">{label}</dt>
      <dd
        className={`tabular mt-0.5 text-[1.625rem] font-bold leading-9 tracking-tight ${loud ? "text-ringing-ink" : "text-ink"}`}
      >
        {children}
      </dd>
    </div>
  );
}

function None() {
  return (
    <span aria-hidden className="text-ink-3">
      –
    </span>
  );
}

const CELL = "px-4 py-2.5 text-right tabular";

function QueueTable({ queues }: { queues: readonly QueueDocument[] }) {
  const say = useSay();
  return (
    <section aria-labelledby="floor-queues">
      <h2 id="floor-queues" className="mb-2 text-base font-semibold">
        {say("floor.queues")}
      </h2>
      {queues.length === 0 ? (
        <p className="rounded-lg bg-surface-1 p-8 text-center text-sm text-ink-3 ring-1 ring-line">
          {say("floor.noQueues")}
        </p>
      ) : (
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways where there is no room
          tabIndex={0}
          aria-label={say("floor.queueTable")}
          className="overflow-x-auto rounded-lg bg-surface-1 ring-1 ring-line"
        >
          <table className="w-full min-w-[40rem] text-sm">
            <thead>
              <tr className="border-b border-line text-xs text-ink-3 *:px-4 *:py-2 *:font-medium">
                <th scope="col" className="text-left">
                  {say("floor.name")}
                </th>
                <th scope="col" className="text-right">
                  {say("floor.waiting")}
                </th>
                <th scope="col" className="text-right">
                  {say("floor.oldest")}
                </th>
                <th scope="col" className="text-right">
                  {say("floor.ready")}
                </th>
                <th scope="col" className="text-right">
                  {say("floor.signedIn")}
                </th>
              </tr>
            </thead>
            <tbody>
              {queues.map((queue) => (
                <QueueRow key={queue.id} queue={queue} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

function QueueRow({ queue }: { queue: QueueDocument }) {
  const say = useSay();
  const setup = useDocument("setup");
  const config = setup?.queues.find(({ id }) => id === queue.id);
  return (
    <tr className="border-b border-line last:border-0">
      <th scope="row" className="px-4 py-2.5 text-left font-normal">
        <span className="font-semibold">{queue.name}</span>
        <span className="ml-2 text-xs text-ink-3">{say(`channel.${queue.channel}`)}</span>
        {config !== undefined && (
          <span className="block text-xs text-ink-3">
            {say("floor.serviceLevel", { time: saySpan(say, config.serviceLevelMs) })}
          </span>
        )}
      </th>
      <td className={`${CELL} text-base ${queue.waiting > 0 ? "font-bold" : "text-ink-3"}`}>
        {queue.waiting}
      </td>
      <td className={CELL}>
        {queue.oldestSince === null ? (
          <None />
        ) : (
          <Oldest since={queue.oldestSince} limitMs={config?.serviceLevelMs ?? null} />
        )}
      </td>
      <td
        className={`${CELL} ${queue.agentsReady > 0 ? "font-semibold text-available-ink" : "text-ink-3"}`}
      >
        {queue.agentsReady}
      </td>
      <td className={`${CELL} text-ink-2`}>{queue.agentsSignedIn}</td>
    </tr>
  );
}

function Oldest({ since, limitMs }: { since: number; limitMs: number | null }) {
  const say = useSay();
  const now = useSeconds();
  const over = limitMs !== null && now - since > limitMs;
  return (
    <span
      className={
        over ? "rounded-full bg-rona-soft px-2 py-0.5 font-semibold text-rona-ink" : "text-ink-2"
      }
    >
      {clockSpan(now - since)}
      {over && <span className="sr-only"> {say("floor.overServiceLevel")}</span>}
    </span>
  );
}
