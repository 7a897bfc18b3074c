import { useMemo } from "react";
import { useLanguage } from "../../hooks/words-context.tsx";
import { useItems } from "../items/items.ts";
import { localName, type References } from "./references.ts";

/** What the steps of a flow can name. */
export function useFlowReferences(): References {
  const language = useLanguage();
  const { items: queues } = useItems("queue");
  const { items: variables } = useItems("variable");
  const { items: skills } = useItems("skill");
  const { items: prompts } = useItems("prompt");
  const { items: hours } = useItems("businessHours");
  return useMemo(
    () => ({
      queues: queues.map(({ id, name, channel }) => ({ id, name, channel })),
      variables: variables.map(({ id, name, type, allowedValues }) => ({
        id,
        name: localName(language, name),
        type,
        allowedValues,
      })),
      skills: skills.map(({ id, name }) => ({ id, name })),
      prompts: prompts.map(({ id, name, sound }) => ({
        id,
        name,
        sound: { ko: sound.ko?.sha256 ?? null, en: sound.en?.sha256 ?? null },
      })),
      hours: hours.map(({ id, name }) => ({ id, name })),
    }),
    [language, queues, variables, skills, prompts, hours],
  );
}
