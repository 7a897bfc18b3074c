import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useDocument } from "../../hooks/desk-context.tsx";
import { useSay } from "../../hooks/words-context.tsx";
import { Button } from "../../ui/button.tsx";
import { FormSection } from "../form/form-section.tsx";

type Props = { entryPointId: string; channel: "chat" | "voice" };

/** What a web page needs to carry the chat, or the call button beside it. */
export function snippetOf(
  server: string,
  organisationId: string,
  { entryPointId, channel }: Props,
): string {
  const attribute = channel === "chat" ? "data-entry-point" : "data-call-entry-point";
  return `<script async src="${new URL("widget.js", server).href}"\n        data-organisation="${organisationId}"\n        ${attribute}="${entryPointId}"></script>`;
}

export function WebSnippet(props: Props) {
  const say = useSay();
  return (
    <FormSection
      title={say("admin.snippet.title")}
      lead={say(`admin.snippet.${props.channel}Lead`)}
    >
      <SnippetBox {...props} />
    </FormSection>
  );
}

export function SnippetBox(props: Props) {
  const say = useSay();
  const setup = useDocument("setup");
  const [copied, setCopied] = useState(false);
  if (setup === undefined) return null;
  const text = snippetOf(document.baseURI, setup.organisation.id, props);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <div>
      <textarea
        readOnly
        rows={3}
        value={text}
        wrap="off"
        spellCheck={false}
        aria-label={say("admin.snippet.title")}
        onFocus={(event) => event.target.select()}
        className="block w-full resize-none rounded-md bg-surface-2 p-3 font-mono text-xs leading-5 text-ink ring-1 ring-line focus:outline-2 focus:outline-accent"
      />
      <div className="mt-2 flex items-center gap-3">
        <Button icon={copied ? Check : Copy} onClick={() => void copy()}>
          {say(copied ? "admin.snippet.copied" : "admin.snippet.copy")}
        </Button>
        <p role="status" className="sr-only">
          {copied ? say("admin.snippet.copied") : ""}
        </p>
      </div>
    </div>
  );
}
