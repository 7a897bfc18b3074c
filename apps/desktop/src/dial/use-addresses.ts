import { useQuery } from "@tanstack/react-query";
import { useDesk } from "../hooks/desk-context.tsx";

export type Address = { id: string; name: string; number: string; frequent: boolean };

const NONE: readonly Address[] = [];

/** The whole address book (V-45), by name. */
export function useAddresses(): { addresses: readonly Address[]; loading: boolean } {
  const { client } = useDesk();
  const { data, isPending } = useQuery({
    queryKey: ["configuration", "address"],
    queryFn: async () => {
      const { items } = await client.query("configuration.list", { kind: "address" });
      return items
        .filter((item): item is Address => "frequent" in item)
        .sort((a, b) => a.name.localeCompare(b.name, "ko"));
    },
    staleTime: 60_000,
  });
  return { addresses: data ?? NONE, loading: isPending };
}
