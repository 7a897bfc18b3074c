import type {
  CONFIGURATION_SCHEMAS,
  ConfigurationInputOf,
  ConfigurationItemOf,
  QueryResult,
} from "@maru/protocol";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useDesk } from "../../hooks/desk-context.tsx";

export type Kind = keyof typeof CONFIGURATION_SCHEMAS;
export type Item<Of extends Kind> = ConfigurationItemOf<Of>;
/** One that is being made: what has a default may be missing. */
export type NewItem<Of extends Kind> = ConfigurationInputOf<Of>;

const NONE: readonly never[] = [];
const NO_REVISIONS: QueryResult<"configuration.list">["revisions"] = {};

/** Everything of one kind that is configured. Asked again when a page opens; small enough to come whole. */
export function useItems<Of extends Kind>(kind: Of) {
  const { client } = useDesk();
  const { data, error, refetch } = useQuery({
    queryKey: ["configuration", kind],
    queryFn: () => client.query("configuration.list", { kind }),
  });
  // The server answers the kind that was asked for.
  const items = data?.items as readonly Item<Of>[] | undefined;
  const revisions = data?.revisions ?? NO_REVISIONS;
  return {
    items: items ?? NONE,
    revisions,
    loading: items === undefined && error === null,
    error,
    refetch,
  };
}

/** To be called when something of these kinds was changed. */
export function useRefresh(): (kind: Kind) => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    (kind) => queries.invalidateQueries({ queryKey: ["configuration", kind] }),
    [queries],
  );
}
