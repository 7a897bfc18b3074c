/** What a form says first of anything under a place: errors are nested as the values are. */
export function firstMessage(error: unknown): string | null {
  if (typeof error !== "object" || error === null) return null;
  if ("message" in error && typeof error.message === "string" && error.message !== "") {
    return error.message;
  }
  for (const [key, value] of Object.entries(error)) {
    if (key === "ref") continue;
    const message = firstMessage(value);
    if (message !== null) return message;
  }
  return null;
}
