import type { NewItem } from "../items/items.ts";

export const newEntryPoint = (): NewItem<"entryPoint"> => ({
  id: "",
  name: "",
  description: "",
  active: true,
  direction: "inbound",
  channel: "chat",
  socialType: null,
  serviceLevelMs: null,
  callerNumberId: null,
  flowId: null,
  timeZone: null,
  queueId: "",
  priority: 5,
  requiredSkills: {},
  greeting: { ko: "", en: "" },
  preferLastAgent: true,
});
