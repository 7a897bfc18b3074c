/** Where a page of the history ended. Opaque to clients. */
export type HistoryCursor = { startedAt: number; interactionId: string };

export function writeCursor({ startedAt, interactionId }: HistoryCursor): string {
  return `${startedAt.toString(36)}.${interactionId}`;
}

/** Undefined: not one of ours. */
export function parseCursor(text: string): HistoryCursor | undefined {
  const [, time, interactionId] = /^([0-9a-z]{1,11})\.([A-Za-z0-9._-]{1,64})$/.exec(text) ?? [];
  if (time === undefined || interactionId === undefined) return undefined;
  const startedAt = Number.parseInt(time, 36);
  return Number.isSafeInteger(startedAt) ? { startedAt, interactionId } : undefined;
}

/** The number of the oldest entry of a page, to go on before it. Undefined: not one. */
export function parseEntryNumber(text: string): number | undefined {
  return /^[1-9][0-9]{0,8}$/.test(text) ? Number(text) : undefined;
}
