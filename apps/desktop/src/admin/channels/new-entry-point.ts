import type { NewItem } from "../items/items.ts";

export const newEntryPoint = (): NewItem<"entryPoint"> => ({
  id: "",
  name: "",
  description: "",
  channel: "chat",
  queueId: "",
  priority: 5,
  requiredSkills: {},
  greeting: { ko: "", en: "" },
  preferLastAgent: true,
});
