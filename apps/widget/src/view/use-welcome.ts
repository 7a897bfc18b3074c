import type { QueryResult } from "@maru/protocol";
import { useEffect, useState } from "preact/hooks";
import { createVisitorClient } from "../host/visitor-client.ts";
import type { Settings } from "../settings/settings.ts";

type Welcome = QueryResult<"visitor.entryPoint">;

/** Asked for at most once per page, when the panel is first opened. By entry point. */
const asked = new Map<string, Promise<Welcome>>();

/** Who greets, and how. Undefined until it is known; the form works without. */
export const useWelcome = (settings: Settings) => useEntryPoint(settings, settings.entryPoint);

/** There is something to call, and it takes calls. */
export const useMayCall = (settings: Settings): boolean =>
  useEntryPoint(settings, settings.callEntryPoint)?.channel === "voice";

function useEntryPoint(
  { server, organisation }: Settings,
  entryPoint: string | undefined,
): Welcome | undefined {
  const [welcome, setWelcome] = useState<Welcome>();
  useEffect(() => {
    if (!entryPoint) return;
    const answer =
      asked.get(entryPoint) ??
      createVisitorClient({ baseUrl: server }).query("visitor.entryPoint", {
        organisationId: organisation,
        entryPointId: entryPoint,
      });
    asked.set(entryPoint, answer);
    answer.then(setWelcome, () => asked.delete(entryPoint));
  }, [server, organisation, entryPoint]);
  return welcome;
}
