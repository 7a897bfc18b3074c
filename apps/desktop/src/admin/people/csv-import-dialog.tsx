import type { QueryResult } from "@maru/protocol";
import { useQueryClient } from "@tanstack/react-query";
import { FileUp } from "lucide-react";
import { useId, useState } from "react";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useSay } from "../../hooks/words-context.tsx";
import { failureKey } from "../../state/failure.ts";
import { Badge } from "../../ui/badges.tsx";
import { Button } from "../../ui/button.tsx";
import { DialogFrame } from "../../ui/dialog-frame.tsx";

type Preview = QueryResult<"user.csvPreview">;
type Applied = QueryResult<"user.csvApply">;
const TONES = {
  create: "available",
  change: "accent",
  unchanged: "offline",
  problem: "rona",
} as const;
/** Drawn at most; the figures count all of them. */
const SHOWN_ROWS = 500;

/** People from a list: first what it would change, line by line, then exactly that. */
export function CsvImportDialog({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const { client } = useDesk();
  const queries = useQueryClient();
  const [file, setFile] = useState("");
  const [preview, setPreview] = useState<Preview | null>(null);
  const [applied, setApplied] = useState<Applied | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const run = async (work: () => Promise<void>) => {
    setWorking(true);
    setFailure(null);
    await work().catch((error: unknown) => setFailure(say(failureKey(error))));
    setWorking(false);
  };
  const read = (chosen: File | undefined) =>
    chosen !== undefined &&
    run(async () => {
      const bytes = await base64Of(chosen);
      setFile(bytes);
      setPreview(await client.query("user.csvPreview", { file: bytes }));
    });
  const apply = (digest: string) =>
    run(async () => {
      setApplied(
        await client.query("user.csvApply", { file, digest, skipProblems: true, invite: true }),
      );
      await queries.invalidateQueries({ queryKey: ["configuration", "agent"] });
      await queries.invalidateQueries({ queryKey: ["users"] });
    });
  return (
    <DialogFrame open onClose={onClose} title={say("admin.csv.title")} width="w-[52rem]">
      <div className="flex min-h-0 flex-col gap-4 overflow-y-auto px-5 pb-5">
        <p className="text-sm text-ink-2">{say("admin.csv.lead")}</p>
        {applied === null && <FileButton onChoose={(chosen) => void read(chosen)} />}
        <p role="alert" className="text-sm text-rona-ink empty:hidden">
          {failure ?? ""}
        </p>
        {preview !== null && applied === null && (
          <PreviewRows
            preview={preview}
            working={working}
            onApply={() => void apply(preview.digest)}
          />
        )}
        {applied !== null && <AppliedList applied={applied} />}
      </div>
    </DialogFrame>
  );
}

function FileButton({ onChoose }: { onChoose: (file: File | undefined) => void }) {
  const say = useSay();
  const id = useId();
  return (
    <div>
      <label
        htmlFor={id}
        className="inline-flex h-9 cursor-pointer items-center gap-2 rounded-sm bg-surface-1 px-3 text-sm font-medium shadow-[inset_0_0_0_1px_var(--line-button)] hover:bg-surface-2 has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent"
      >
        <FileUp aria-hidden className="size-4" />
        {say("admin.transfer.choose")}
        <input
          id={id}
          type="file"
          accept=".csv,text/csv"
          className="sr-only"
          onChange={(event) => {
            onChoose(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </label>
    </div>
  );
}

type RowsProps = { preview: Preview; working: boolean; onApply: () => void };

function PreviewRows({ preview: { rows }, working, onApply }: RowsProps) {
  const say = useSay();
  const count = (status: Preview["rows"][number]["status"]) =>
    rows.filter((row) => row.status === status).length;
  const useful = count("create") + count("change");
  return (
    <>
      <p role="status" className="text-sm font-semibold">
        {say("admin.csv.summary", {
          create: count("create"),
          change: count("change"),
          unchanged: count("unchanged"),
          problem: count("problem"),
        })}
      </p>
      <ul className="flex max-h-80 flex-col gap-1 overflow-y-auto">
        {rows.slice(0, SHOWN_ROWS).map((row) => (
          <li
            key={row.line}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-surface-2 px-3 py-1.5 text-sm"
          >
            <span className="tabular w-10 text-xs text-ink-3">{row.line}</span>
            <Badge tone={TONES[row.status]}>{say(`admin.csv.${row.status}`)}</Badge>
            <span className="font-medium">{row.name}</span>
            <span className="text-ink-2">{row.email ?? ""}</span>
            {row.problems.map(({ column, code, value }) => (
              <span key={`${column}-${code}`} className="w-full pl-13 text-xs text-rona-ink">
                {say(`admin.csv.problem.${code}`, {
                  column: say(`admin.csv.column.${column}`),
                  value,
                })}
              </span>
            ))}
          </li>
        ))}
      </ul>
      <div>
        <Button variant="primary" working={working} disabled={useful === 0} onClick={onApply}>
          {say("admin.csv.apply", { count: useful })}
        </Button>
      </div>
    </>
  );
}

function AppliedList({ applied }: { applied: Applied }) {
  const say = useSay();
  const { created, changed, invitations } = applied;
  return (
    <div role="status" className="flex flex-col gap-2 text-sm">
      <p className="font-semibold">{say("admin.csv.done", { created, changed })}</p>
      {invitations.length > 0 && <p className="text-ink-2">{say("admin.users.handLink")}</p>}
      <ul className="flex max-h-80 flex-col gap-1 overflow-y-auto">
        {invitations.map(({ name, email, link }) => (
          <li key={email} className="rounded-md bg-surface-2 px-3 py-1.5">
            <span className="font-medium">{name}</span> <span className="text-ink-2">{email}</span>
            <code className="block break-all font-mono text-xs">{link}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
