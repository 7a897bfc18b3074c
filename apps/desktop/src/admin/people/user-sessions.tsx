import { useQuery, useQueryClient } from "@tanstack/react-query";
import { MonitorSmartphone } from "lucide-react";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useIntlShape, useSay } from "../../hooks/words-context.tsx";
import { failureKey } from "../../state/failure.ts";
import { Button } from "../../ui/button.tsx";

/** Where somebody is signed in; each can be ended. */
export function UserSessions({ agentId }: { agentId: string }) {
  const say = useSay();
  const intl = useIntlShape();
  const { client, notices } = useDesk();
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ["sessions", agentId],
    queryFn: () => client.query("session.list", { agentId }),
  });
  const revoke = async (sessionId: string) => {
    try {
      await client.query("session.revoke", { sessionId });
      await queries.invalidateQueries({ queryKey: ["sessions", agentId] });
    } catch (error) {
      notices.add({
        id: "admin.session",
        tone: "warning",
        title: { key: "admin.users.revoke" },
        body: { key: failureKey(error) },
      });
    }
  };
  const sessions = data?.sessions ?? [];
  return (
    <div>
      <h3 className="mb-1.5 text-sm font-medium text-ink">{say("admin.users.sessions")}</h3>
      {sessions.length === 0 && (
        <p className="text-sm text-ink-3">{say("admin.users.noSessions")}</p>
      )}
      <ul className="flex flex-col gap-1.5">
        {sessions.map(({ id, current, device, address, lastUsedAt }) => (
          <li
            key={id}
            className="flex items-center gap-3 rounded-md bg-surface-1 px-3 py-2 text-sm ring-1 ring-line"
          >
            <MonitorSmartphone aria-hidden className="size-4 shrink-0 text-ink-3" />
            <span className="min-w-0 flex-1">
              <span className="block truncate">{device || say("admin.users.unknownDevice")}</span>
              <span className="block text-xs text-ink-3">
                {address} ·{" "}
                {intl.formatDate(lastUsedAt, { dateStyle: "medium", timeStyle: "short" })}
              </span>
            </span>
            {current ? (
              <span className="text-xs text-ink-3">{say("admin.users.thisSession")}</span>
            ) : (
              <Button size="sm" onClick={() => void revoke(id)}>
                {say("admin.users.revoke")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
