export type Difference = { field: string; before: unknown; after: unknown };

/** Where two versions of a thing differ, leaf by leaf; lists as a whole. */
export function differencesBetween(before: unknown, after: unknown, path = ""): Difference[] {
  if (isPart(before) && isPart(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) =>
      differencesBetween(before[key], after[key], path === "" ? key : `${path}.${key}`),
    );
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [{ field: path, before, after }];
}

const isPart = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
