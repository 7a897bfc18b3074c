import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useSay } from "../hooks/words-context.tsx";
import { Button } from "../ui/button.tsx";

type Props = { codes: readonly string[]; onKept: () => void };

export function RecoveryCodes({ codes, onKept }: Props) {
  const say = useSay();
  const [copied, setCopied] = useState<"no" | "yes" | "failed">("no");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const copy = () => {
    navigator.clipboard.writeText(codes.join("\n")).then(
      () => setCopied("yes"),
      () => setCopied("failed"),
    );
  };
  return (
    <div className="flex flex-col gap-4">
      <div>
        <h2 ref={heading} tabIndex={-1} className="text-base font-semibold outline-none">
          {say("secondFactor.recoveryTitle")}
        </h2>
        <p className="mt-1 text-sm text-ink-2">{say("secondFactor.recoveryLead")}</p>
      </div>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-1.5 rounded-md bg-surface-2 px-4 py-3 font-mono text-sm">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p role="status" className="text-xs text-ink-3 empty:hidden">
        {copied === "no"
          ? ""
          : say(copied === "yes" ? "secondFactor.copied" : "secondFactor.copyFailed")}
      </p>
      <div className="flex gap-2">
        <Button size="lg" icon={copied === "yes" ? Check : Copy} onClick={copy} className="flex-1">
          {say("secondFactor.copy")}
        </Button>
        <Button size="lg" variant="primary" onClick={onKept} className="flex-1">
          {say("secondFactor.kept")}
        </Button>
      </div>
    </div>
  );
}
