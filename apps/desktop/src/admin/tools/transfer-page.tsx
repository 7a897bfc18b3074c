import type { ConfigurationDocument, QueryResult } from "@maru/protocol";
import { useQueryClient } from "@tanstack/react-query";
import { Download, FileUp } from "lucide-react";
import { useId, useState } from "react";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useSay } from "../../hooks/words-context.tsx";
import { failureKey } from "../../state/failure.ts";
import { Button } from "../../ui/button.tsx";
import { FormSection } from "../form/form-section.tsx";
import { ListHeader } from "../list/list-header.tsx";
import { LabelledSelect } from "../start/labelled-select.tsx";
import { ImportPlan } from "./import-plan.tsx";

type Mode = "merge" | "replace";
type Planned = {
  document: ConfigurationDocument;
  mode: Mode;
  plan: QueryResult<"configuration.plan">;
};

/** The whole configuration out as one file, and in again after a look at what it would change. */
export function TransferPage() {
  const say = useSay();
  return (
    <div className="h-full overflow-y-auto">
      <ListHeader title={say("admin.section.transfer")} lead={say("admin.transfer.lead")} />
      <div className="max-w-240 px-4 pb-8 wide:px-6">
        <ExportPart />
        <ImportPart />
      </div>
    </div>
  );
}

function ExportPart() {
  const say = useSay();
  const { client, session } = useDesk();
  const [failure, setFailure] = useState<string | null>(null);
  const save = async () => {
    setFailure(null);
    try {
      const document = await client.query("configuration.export", {});
      offer(`${session.organisationId}-configuration.json`, document);
    } catch (error) {
      setFailure(say(failureKey(error)));
    }
  };
  return (
    <FormSection title={say("admin.transfer.export")} lead={say("admin.transfer.exportLead")}>
      <div>
        <Button icon={Download} onClick={() => void save()}>
          {say("admin.transfer.download")}
        </Button>
      </div>
      {failure !== null && <p className="text-sm text-rona-ink">{failure}</p>}
    </FormSection>
  );
}

/** Two spaces and a line end: as git likes it. */
function offer(name: string, content: object): void {
  const blob = new Blob([`${JSON.stringify(content, null, 2)}\n`], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function ImportPart() {
  const say = useSay();
  const { client, notices } = useDesk();
  const queries = useQueryClient();
  const fileId = useId();
  const [mode, setMode] = useState<Mode>("merge");
  const [planned, setPlanned] = useState<Planned | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const read = async (file: File | undefined) => {
    if (file === undefined) return;
    setPlanned(null);
    setFailure(null);
    try {
      const document = JSON.parse(await file.text()) as ConfigurationDocument;
      setPlanned({
        document,
        mode,
        plan: await client.query("configuration.plan", { mode, document }),
      });
    } catch (error) {
      setFailure(say(error instanceof SyntaxError ? "admin.transfer.noJson" : failureKey(error)));
    }
  };
  const apply = async ({ document, mode: how, plan }: Planned) => {
    setWorking(true);
    setFailure(null);
    try {
      await client.command("configuration.import", { document, mode: how, basis: plan.basis });
      setPlanned(null);
      await queries.invalidateQueries({ queryKey: ["configuration"] });
      notices.add({ id: "admin.import", tone: "success", title: { key: "admin.transfer.done" } });
    } catch (error) {
      setFailure(say(failureKey(error)));
    } finally {
      setWorking(false);
    }
  };
  return (
    <FormSection title={say("admin.transfer.import")} lead={say("admin.transfer.importLead")}>
      <LabelledSelect
        label={say("admin.transfer.mode")}
        value={mode}
        onChange={(next) => {
          setMode(next as Mode);
          setPlanned(null);
        }}
        choices={[
          { value: "merge", label: say("admin.transfer.merge") },
          { value: "replace", label: say("admin.transfer.replace") },
        ]}
      />
      <div>
        <label
          htmlFor={fileId}
          className="inline-flex h-9 cursor-pointer items-center gap-2 rounded-sm bg-surface-1 px-3 text-sm font-medium shadow-[inset_0_0_0_1px_var(--line-button)] hover:bg-surface-2 has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent"
        >
          <FileUp aria-hidden className="size-4" />
          {say("admin.transfer.choose")}
          <input
            id={fileId}
            type="file"
            accept="application/json,.json"
            className="sr-only"
            onChange={(event) => {
              void read(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
        </label>
      </div>
      <p role="alert" className="text-sm text-rona-ink empty:hidden">
        {failure ?? ""}
      </p>
      {planned !== null && (
        <ImportPlan plan={planned.plan} working={working} onApply={() => void apply(planned)} />
      )}
    </FormSection>
  );
}
