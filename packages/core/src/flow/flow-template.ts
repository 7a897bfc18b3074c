/** Texts that name variables: `{{variableId}}`, or one of the contact's own facts. */
const NAMED = /\{\{\s*([A-Za-z0-9._-]{1,64})\s*\}\}/g;

export function variablesIn(text: string): string[] {
  return [...text.matchAll(NAMED)].map(([, name]) => name as string);
}

/** The text with what the names stand for; nothing where there is no value. */
export function fillIn(text: string, value: (name: string) => string | null): string {
  return text.replaceAll(NAMED, (_, name: string) => value(name) ?? "");
}
