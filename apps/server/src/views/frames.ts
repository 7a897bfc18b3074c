/**
 * `ServerFrame`s as text, put together from documents that are text already: a document is turned into JSON once,
 * however many see it. Keys need no escaping: they are made of ids (`ID_PATTERN`).
 */

/** `["key",document]` */
export function pair(key: string, json: string): string {
  return `["${key}",${json}]`;
}

export function changesFrame(
  seq: number,
  put: readonly string[],
  remove: readonly string[],
): string {
  const removed = remove.length === 0 ? "" : `"${remove.join('","')}"`;
  return `{"type":"changes","seq":${seq},"put":[${put.join(",")}],"remove":[${removed}]}`;
}

export function snapshotFrame(
  epoch: string,
  seq: number,
  serverTime: number,
  documents: readonly string[],
): string {
  return `{"type":"snapshot","epoch":"${epoch}","seq":${seq},"serverTime":${serverTime},"documents":[${documents.join(",")}]}`;
}

export function digitFrame(interactionId: string, digit: string): string {
  return JSON.stringify({ type: "digit", interactionId, digit });
}

export function typingFrame(typing: {
  interactionId: string;
  from: string;
  name: string;
  on: boolean;
}): string {
  return JSON.stringify({ type: "typing", ...typing });
}
