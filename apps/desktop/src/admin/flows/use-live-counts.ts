import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useFlowApi } from "./use-flow-api.ts";

const EVERY_MS = 2_000;

/** Contacts at each step now, asked again and again while the page is looked at. */
export function useLiveCounts(flowId: string): ReadonlyMap<string, number> {
  const api = useFlowApi();
  const { data } = useQuery({
    queryKey: ["flow-counts", flowId],
    queryFn: () => api.counts(flowId),
    refetchInterval: EVERY_MS,
    structuralSharing: true,
  });
  return useMemo(() => new Map(Object.entries(data ?? {})), [data]);
}
