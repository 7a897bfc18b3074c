import type { ContactDocument } from "@maru/protocol";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { NumberButton } from "../dial/number-button.tsx";
import { useWriteNumber } from "../dial/use-telephone.ts";
import { useDesk } from "../hooks/desk-context.tsx";
import { useCustomerTitle } from "../hooks/use-customer-title.ts";
import { saySpan, useIntlShape, useSay } from "../hooks/words-context.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { Dot } from "../ui/badges.tsx";
import { Timer } from "../ui/timer.tsx";
import { ScreenPop } from "./screen-pop.tsx";
import { VariablesPanel } from "./variables-panel.tsx";

export function CustomerInfo({ contact }: { contact: ContactDocument }) {
  const say = useSay();
  const intl = useIntlShape();
  const write = useWriteNumber();
  const { customer, queue } = contact;
  const waitedMs = useWaitedMs(contact);
  const named = useCustomerTitle(contact).number !== null || contact.call === null;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-4">
      <Group>
        {named && <Fact label={say("customer.name")}>{customer.name}</Fact>}
        {contact.call?.customerNumber != null && (
          <Fact label={say("customer.number")}>
            <NumberButton number={contact.call.customerNumber} />
          </Fact>
        )}
        <Fact label={say("customer.language")}>{say(`language.${customer.language}`)}</Fact>
        <Fact label={say("customer.id")}>
          <span title={customer.id} className="tabular block truncate text-xs">
            {customer.id}
          </span>
        </Fact>
      </Group>
      {contact.screenPop !== null && <ScreenPop url={contact.screenPop} />}
      <VariablesPanel contact={contact} />
      <Heading>{say("customer.contact")}</Heading>
      <Group>
        <Fact label={say("customer.channel")}>{say(`channel.${contact.channel}`)}</Fact>
        <Fact label={say("customer.queue")}>{queue.name}</Fact>
        <Fact label={say("customer.entryPoint")}>{contact.entryPointName}</Fact>
        {contact.call?.ourNumber != null && (
          <Fact label={say(`customer.ourNumber.${contact.direction}`)}>
            <span className="tabular">{write(contact.call.ourNumber)}</span>
          </Fact>
        )}
        <Fact label={say("customer.startedAt")}>
          {intl.formatDate(contact.startedAt, { dateStyle: "medium", timeStyle: "short" })}
        </Fact>
        {contact.stage === "ringing" && (
          <Fact label={say("customer.waited")}>
            <Timer since={contact.waitingSince} />
          </Fact>
        )}
        {waitedMs !== null && <Fact label={say("customer.waited")}>{saySpan(say, waitedMs)}</Fact>}
      </Group>
      <Heading>{say("customer.parties")}</Heading>
      <Parties contact={contact} />
    </div>
  );
}

const ASKS_AGAIN_MS = 2_000;
const MOST_ASKED = 5;

/**
 * How long the customer waited for the first agent; null while that is not known, and of a call that was dialled.
 * From the tables, for who came later knows nothing of it; they follow the answer by a moment.
 */
function useWaitedMs({ id, stage, direction, startedAt }: ContactDocument): number | null {
  const { client } = useDesk();
  const { data } = useQuery({
    queryKey: ["waited", id],
    queryFn: async () => {
      const { segments } = await client.query("interaction.get", { interactionId: id });
      const answered = segments.find(
        ({ kind, agentName }) => kind === "talk" && agentName !== null,
      );
      return answered === undefined ? null : answered.startedAt - startedAt;
    },
    enabled: stage !== "ringing" && direction === "inbound",
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state: { data: known, dataUpdateCount } }) =>
      known == null && dataUpdateCount < MOST_ASKED ? ASKS_AGAIN_MS : false,
  });
  return data ?? null;
}

function Parties({ contact }: { contact: ContactDocument }) {
  const say = useSay();
  const desk = useDesk();
  const intl = useIntlShape();
  const write = useWriteNumber();
  return (
    <ul className="flex flex-col gap-1">
      {contact.parties.map((party) => {
        const gone = party.status !== "connected";
        return (
          <li key={party.id} className="flex items-center gap-2.5 py-1">
            <Avatar name={party.name} size="sm" />
            <span className="min-w-0 flex-1">
              <span className="block truncate text-sm font-medium">
                {party.name}
                {party.id === desk.session.agentId && (
                  <span className="ml-1 font-normal text-ink-3">({say("contacts.you")})</span>
                )}
              </span>
              <span className="tabular block text-xs text-ink-3">
                {party.number !== null && `${write(party.number)} · `}
                {intl.formatTime(party.joinedAt)}
              </span>
            </span>
            <span className="flex items-center gap-1.5 text-xs text-ink-2">
              <Dot
                tone={party.status === "wrap_up" ? "wrap-up" : gone ? "offline" : "engaged"}
                className="size-1.5"
              />
              {say(`party.${party.status}`)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Heading({ children }: { children: ReactNode }) {
  return <h2 className="mb-2 mt-5 text-xs font-semibold text-ink-3">{children}</h2>;
}

function Group({ children }: { children: ReactNode }) {
  return <dl className="flex flex-col gap-2">{children}</dl>;
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[5.5rem_1fr] items-baseline gap-3">
      <dt className="text-xs text-ink-3">{label}</dt>
      <dd className="min-w-0 text-sm text-ink">{children}</dd>
    </div>
  );
}
