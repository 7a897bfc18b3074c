/** Times of a `datetime-local` field, in the browser's own zone. */

const two = (value: number) => String(value).padStart(2, "0");

export function toLocalTime(ms: number): string {
  const date = new Date(ms);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Null: not written out yet. */
export function fromLocalTime(text: string): number | null {
  const ms = new Date(text).getTime();
  return Number.isNaN(ms) ? null : ms;
}
