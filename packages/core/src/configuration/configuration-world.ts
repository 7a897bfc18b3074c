import type { State } from "../engine/state.ts";
import type { AgentId, PhoneNumberId } from "../ids.ts";
import type { Configuration } from "./configuration.ts";

/**
 * What an item is judged against: the configuration as it will be, and what goes on now. One for all changes of a
 * command, so that what is unique is looked up and not searched for.
 */
export type ConfigurationWorld = {
  state: State;
  configuration: Configuration;
  /** Not unique yet while a change is judged. */
  agentsWithExtension: (extension: string) => readonly AgentId[];
  numbersWritten: (number: string) => readonly PhoneNumberId[];
};

export function configurationWorld(
  state: State,
  configuration: Configuration = state.configuration,
): ConfigurationWorld {
  const extensions = lazily(() =>
    groupBy(configuration.agent.values(), ({ id, extension }) => [extension, id] as const),
  );
  const numbers = lazily(() =>
    groupBy(configuration.phoneNumber.values(), ({ id, number }) => [number, id] as const),
  );
  return {
    state,
    configuration,
    agentsWithExtension: (extension) => extensions().get(extension) ?? [],
    numbersWritten: (number) => numbers().get(number) ?? [],
  };
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function groupBy<Item, Id>(
  items: Iterable<Item>,
  entry: (item: Item) => readonly [key: string | null, id: Id],
): Map<string, Id[]> {
  const groups = new Map<string, Id[]>();
  for (const item of items) {
    const [key, id] = entry(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [id]);
    else group.push(id);
  }
  return groups;
}
