import { useQuery, useQueryClient } from "@tanstack/react-query";
import { KeyRound, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useIntlShape, useSay } from "../../hooks/words-context.tsx";
import { failureKey } from "../../state/failure.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { QuestionDialog } from "../../ui/question-dialog.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useNames } from "../items/use-choices.ts";
import { ListHeader } from "../list/list-header.tsx";
import { NewTokenDialog } from "./new-token-dialog.tsx";

/** Tokens by which programs act as somebody. */
export function TokenPage() {
  const say = useSay();
  const { client } = useDesk();
  const queries = useQueryClient();
  const { data, error } = useQuery({
    queryKey: ["tokens"],
    queryFn: () => client.query("token.list", {}),
  });
  const [making, setMaking] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: ["tokens"] });
  const tokens = data?.tokens ?? [];
  const create = (
    <Button variant="primary" icon={Plus} onClick={() => setMaking(true)}>
      {say("admin.tokens.create")}
    </Button>
  );
  return (
    <div className="flex h-full min-h-0 flex-col">
      <ListHeader title={say("admin.section.tokens")} lead={say("admin.tokens.lead")}>
        {tokens.length > 0 && create}
      </ListHeader>
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto px-4 pb-4 wide:px-6">
        {data === undefined && error === null && <Skeleton rows={4} />}
        {error !== null && <p className="text-sm text-rona-ink">{say(failureKey(error))}</p>}
        {data !== undefined && tokens.length === 0 && (
          <EmptyState
            icon={KeyRound}
            title={say("admin.tokens.empty")}
            detail={say("admin.tokens.lead")}
          >
            {create}
          </EmptyState>
        )}
        {tokens.length > 0 && <TokenTable tokens={tokens} onChanged={refresh} />}
      </div>
      {making && <NewTokenDialog onClose={() => setMaking(false)} onMade={refresh} />}
    </div>
  );
}

type Token = {
  id: string;
  name: string;
  agentId: string;
  createdAt: number;
  lastUsedAt: number | null;
};

function TokenTable({
  tokens,
  onChanged,
}: {
  tokens: readonly Token[];
  onChanged: () => Promise<void>;
}) {
  const say = useSay();
  const intl = useIntlShape();
  const agentName = useNames("agent");
  const { client } = useDesk();
  const [revoking, setRevoking] = useState<Token | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const day = (at: number) => intl.formatDate(at, { dateStyle: "medium" });
  const revoke = async (token: Token) => {
    try {
      await client.query("token.revoke", { tokenId: token.id });
      setRevoking(null);
      await onChanged();
    } catch (error) {
      setFailure(say(failureKey(error)));
    }
  };
  return (
    <div className="overflow-x-auto rounded-lg bg-surface-1 ring-1 ring-line">
      <table className="w-full min-w-160 text-left text-sm">
        <thead>
          <tr className="border-b border-line text-xs text-ink-3 *:px-4 *:py-2.5 *:font-medium">
            <th scope="col">{say("admin.field.name")}</th>
            <th scope="col">{say("admin.tokens.actsAs")}</th>
            <th scope="col">{say("admin.tokens.created")}</th>
            <th scope="col">{say("admin.tokens.lastUsed")}</th>
            <th scope="col">
              <span className="sr-only">{say("admin.tokens.revoke")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <tr key={token.id} className="border-b border-line last:border-0 *:px-4 *:py-2">
              <th scope="row" className="font-medium">
                {token.name}
              </th>
              <td className="text-ink-2">{agentName(token.agentId)}</td>
              <td className="text-ink-2">{day(token.createdAt)}</td>
              <td className="text-ink-2">
                {token.lastUsedAt === null ? say("admin.tokens.never") : day(token.lastUsedAt)}
              </td>
              <td className="w-14 text-right">
                <IconButton
                  icon={Trash2}
                  label={say("admin.tokens.revokeOne", { name: token.name })}
                  onClick={() => setRevoking(token)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {revoking !== null && (
        <QuestionDialog
          title={say("admin.tokens.revokeTitle", { name: revoking.name })}
          body={failure ?? say("admin.tokens.revokeBody")}
          confirm={say("admin.tokens.revoke")}
          cancel={say("action.cancel")}
          onCancel={() => setRevoking(null)}
          onConfirm={() => void revoke(revoking)}
        />
      )}
    </div>
  );
}
