/** One field of an item as it is and as it will be; undefined: not there. */
export type FieldDifference = { field: string; before: unknown; after: unknown };

/** Objects are compared field by field, lists as a whole. */
export function differencesOf(before: unknown, after: unknown, path = ""): FieldDifference[] {
  if (isRecord(before) && isRecord(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].sort().flatMap((name) => {
      const field = path === "" ? name : `${path}.${name}`;
      return differencesOf(own(before, name), own(after, name), field);
    });
  }
  return isSame(before, after) ? [] : [{ field: path, before, after }];
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((each, index) => isSame(each, b[index]));
  }
  return isRecord(a) && isRecord(b) && differencesOf(a, b).length === 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function own(record: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
