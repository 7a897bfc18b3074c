import type { QueryResult } from "@maru/protocol";
import { useEffect, useState } from "preact/hooks";
import { createVisitorClient } from "../host/visitor-client.ts";
import type { Settings } from "../settings/settings.ts";

type Welcome = QueryResult<"visitor.entryPoint">;

/** Asked for at most once per page, when the panel is first opened. */
let asked: Promise<Welcome> | undefined;

/** Who greets, and how. Undefined until it is known; the form works without. */
export function useWelcome({ server, organisation, entryPoint }: Settings): Welcome | undefined {
  const [welcome, setWelcome] = useState<Welcome>();
  useEffect(() => {
    asked ??= createVisitorClient({ baseUrl: server }).query("visitor.entryPoint", {
      organisationId: organisation,
      entryPointId: entryPoint,
    });
    asked.then(setWelcome, () => {
      asked = undefined;
    });
  }, [server, organisation, entryPoint]);
  return welcome;
}
