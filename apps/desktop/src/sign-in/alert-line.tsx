/** What went wrong and belongs to no field; nothing is shown while there is nothing to say. */
export function AlertLine({ text }: { text: string }) {
  return (
    <p
      role="alert"
      className="rounded-md bg-rona-soft px-3.5 py-2.5 text-sm text-rona-ink empty:hidden"
    >
      {text}
    </p>
  );
}
