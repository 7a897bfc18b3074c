import { useQuery } from "@tanstack/react-query";
import { useDesk } from "../hooks/desk-context.tsx";

export type RecentCall = {
  interactionId: string;
  number: string;
  name: string;
  direction: "inbound" | "outbound";
  at: number;
};

const LOOKED_AT = 100;
const SHOWN = 20;

/** Whom this agent spoke with last, each number once. */
export function useRecentCalls() {
  const { client, session } = useDesk();
  return useQuery({
    queryKey: ["recent-calls", session.agentId],
    queryFn: async (): Promise<RecentCall[]> => {
      const { interactions } = await client.query("interaction.list", {
        agentId: session.agentId,
        limit: LOOKED_AT,
      });
      const byNumber = new Map<string, RecentCall>();
      for (const { id, customerNumber, customer, direction, startedAt } of interactions) {
        if (customerNumber === null || byNumber.has(customerNumber)) continue;
        byNumber.set(customerNumber, {
          interactionId: id,
          number: customerNumber,
          name: customer.name,
          direction,
          at: startedAt,
        });
      }
      return [...byNumber.values()].slice(0, SHOWN);
    },
  });
}
