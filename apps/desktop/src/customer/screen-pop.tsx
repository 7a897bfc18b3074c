import { ExternalLink } from "lucide-react";
import { useSay } from "../hooks/words-context.tsx";

/** The page that the flow has for whoever handles the contact: of the organisation's own systems, so in its own tab. */
export function ScreenPop({ url }: { url: string }) {
  const say = useSay();
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      className="mt-4 flex h-9 items-center justify-center gap-2 rounded-md border border-line bg-surface-1 text-sm font-medium text-accent hover:bg-surface-2"
    >
      <ExternalLink aria-hidden size={15} />
      {say("customer.screenPop")}
    </a>
  );
}
