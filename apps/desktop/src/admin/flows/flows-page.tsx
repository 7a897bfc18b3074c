import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Frown } from "lucide-react";
import { useState } from "react";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useSay } from "../../hooks/words-context.tsx";
import { failureKey } from "../../state/failure.ts";
import { NEW_ITEM } from "../../state/place.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import type { SectionProps } from "../sections.ts";
import { CreateDialog } from "./create-dialog.tsx";
import { FlowDesigner } from "./designer.tsx";
import { FlowList } from "./flow-list.tsx";
import { createFlowApi } from "./server-flow-api.ts";
import { FlowApiContext, useFlowApi } from "./use-flow-api.ts";

/** Every flow, or one of them on the canvas. */
export function FlowsPage({ section, id }: SectionProps) {
  const { client, place } = useDesk();
  const [api] = useState(() => createFlowApi(client));
  const back = () => place.go({ page: "admin", section, id: null });
  return (
    <FlowApiContext.Provider value={api}>
      {id === null || id === NEW_ITEM ? (
        <>
          <FlowList section={section} />
          {id === NEW_ITEM && <CreateDialog section={section} onClose={back} />}
        </>
      ) : (
        <OpenFlow key={id} id={id} onBack={back} />
      )}
    </FlowApiContext.Provider>
  );
}

function OpenFlow({ id, onBack }: { id: string; onBack: () => void }) {
  const say = useSay();
  const api = useFlowApi();
  const queries = useQueryClient();
  const [loads, setLoads] = useState(0);
  // What is drawn is the designer's own: a flow is loaded when it is opened, and when it is asked for again.
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ["flow", id],
    queryFn: () => api.open(id),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (data !== undefined)
    return (
      <FlowDesigner
        key={loads}
        opened={data}
        onBack={() => {
          void queries.invalidateQueries({ queryKey: ["flows"] });
          onBack();
        }}
        onReload={() => void refetch().then(() => setLoads((count) => count + 1))}
      />
    );
  if (isFetching || error === null) return <Skeleton rows={6} />;
  return (
    <EmptyState icon={Frown} title={say("flows.open.failed")} detail={say(failureKey(error))}>
      <Button onClick={onBack}>{say("admin.form.back")}</Button>
    </EmptyState>
  );
}
