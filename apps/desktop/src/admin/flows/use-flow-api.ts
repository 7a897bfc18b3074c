import { createContext, useContext } from "react";
import type { FlowApi } from "./flow-api.ts";

export const FlowApiContext = createContext<FlowApi | null>(null);

export function useFlowApi(): FlowApi {
  const api = useContext(FlowApiContext);
  if (api === null) throw new Error("this part of the screen needs the flows of a server");
  return api;
}
