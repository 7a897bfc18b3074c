import type { InteractionSummary } from "@maru/protocol";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useDesk } from "../hooks/desk-context.tsx";

const PAGE = 30;

export type InteractionPages = {
  items: readonly InteractionSummary[];
  status: "loading" | "failed" | "ready";
  more: (() => void) | null;
  loadingMore: boolean;
  retry: () => void;
};

/** Contacts, newest first, page by page. */
export function useInteractions(of: { customerId?: string; q?: string }): InteractionPages {
  const { client } = useDesk();
  const query = useInfiniteQuery({
    queryKey: ["interactions", of],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      client.query("interaction.list", {
        ...of,
        limit: PAGE,
        ...(pageParam !== undefined && { before: pageParam }),
      }),
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  return {
    items: query.data?.pages.flatMap(({ interactions }) => interactions) ?? [],
    status: query.isError ? "failed" : query.data === undefined ? "loading" : "ready",
    more: query.hasNextPage ? () => void query.fetchNextPage() : null,
    loadingMore: query.isFetchingNextPage,
    retry: () => void query.refetch(),
  };
}

export function useInteraction(interactionId: string) {
  const { client } = useDesk();
  return useQuery({
    queryKey: ["interaction", interactionId],
    queryFn: () => client.query("interaction.get", { interactionId }),
  });
}

/** The last messages first page, then backwards; given in the order they were said. */
export function useTranscript(interactionId: string) {
  const { client } = useDesk();
  const query = useInfiniteQuery({
    queryKey: ["transcript", interactionId],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      client.query("interaction.transcript", {
        interactionId,
        limit: 200,
        ...(pageParam !== undefined && { before: pageParam }),
      }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const pages = query.data?.pages ?? [];
  return {
    entries: pages.toReversed().flatMap(({ entries }) => entries),
    status: query.isError ? "failed" : query.data === undefined ? "loading" : "ready",
    earlier: query.hasNextPage ? () => void query.fetchNextPage() : null,
    retry: () => void query.refetch(),
  } as const;
}
