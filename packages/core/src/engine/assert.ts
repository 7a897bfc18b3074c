/** A bug, not a fault and not a refusal: nobody catches it to carry on. */
export class Bug extends Error {
  override name = "Bug";
}

export function bug(message: string): never {
  throw new Bug(message);
}

/** The value, which the caller knows is there. */
export function known<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) bug(`${what} is not there`);
  return value;
}
