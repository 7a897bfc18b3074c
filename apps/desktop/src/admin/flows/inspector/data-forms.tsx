import { Plus, Trash2 } from "lucide-react";
import { useSay } from "../../../hooks/words-context.tsx";
import { Button } from "../../../ui/button.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { useReferences } from "../designer-context.tsx";
import { ReferenceEdit, SelectEdit } from "./choice-edit.tsx";
import { FormPart } from "./form-part.tsx";
import { DurationEdit } from "./number-edit.tsx";
import { TextEdit } from "./text-edit.tsx";
import { type NodeOf, useStepEdit } from "./use-step-edit.ts";

/** Addresses as they are written in any language. */
const EXAMPLES = {
  pop: "https://crm.example.com/customers?phone={{call.from}}",
  web: "https://api.example.com/orders/{{order}}",
  pointer: "/order/status",
};
const MAX_URL = 2_000;
const MAX_BODY = 8_000;

export function SetForm({ node }: { node: NodeOf<"set"> }) {
  const say = useSay();
  const { variables } = useReferences();
  const { set, problem } = useStepEdit(node);
  return (
    <>
      <ReferenceEdit
        label={say("flows.form.variable")}
        from={variables}
        value={node.variableId}
        none={say("flows.form.chooseVariable")}
        error={problem("variableId")}
        onChange={(variableId) => set({ variableId })}
      />
      <TextEdit
        variables
        label={say("flows.form.value")}
        help={say("flows.form.setHelp")}
        value={node.value}
        error={problem("value")}
        onChange={(value) => set({ value })}
      />
    </>
  );
}

export function ScreenPopForm({ node }: { node: NodeOf<"screenPop"> }) {
  const say = useSay();
  const { set, problem } = useStepEdit(node);
  return (
    <TextEdit
      code
      variables
      area
      maxLength={MAX_URL}
      label={say("flows.form.popUrl")}
      help={say("flows.form.popHelp")}
      placeholder={EXAMPLES.pop}
      value={node.url}
      error={problem("url")}
      onChange={(url) => set({ url })}
    />
  );
}

export function HttpForm({ node }: { node: NodeOf<"http"> }) {
  const say = useSay();
  const { set, problem } = useStepEdit(node);
  return (
    <>
      <SelectEdit
        label={say("flows.form.method")}
        value={node.method}
        choices={["GET", "POST"].map((value) => ({ value, label: value }))}
        onChange={(method) => set({ method: method as "GET" | "POST" })}
      />
      <TextEdit
        code
        variables
        area
        maxLength={MAX_URL}
        label={say("flows.form.url")}
        placeholder={EXAMPLES.web}
        value={node.url}
        error={problem("url")}
        onChange={(url) => set({ url })}
      />
      <Headers node={node} />
      {node.method === "POST" && (
        <TextEdit
          code
          variables
          area
          maxLength={MAX_BODY}
          label={say("flows.form.body")}
          help={say("flows.form.bodyHelp")}
          value={node.body}
          error={problem("body")}
          onChange={(body) => set({ body })}
        />
      )}
      <DurationEdit
        label={say("flows.form.webTimeout")}
        help={say("flows.form.webTimeoutHelp")}
        value={node.timeoutMs}
        minMs={1_000}
        maxMs={30_000}
        error={problem("timeoutMs")}
        onChange={(timeoutMs) => set({ timeoutMs })}
      />
      <Assignments node={node} />
    </>
  );
}

function Headers({ node }: { node: NodeOf<"http"> }) {
  const say = useSay();
  const { set, problem } = useStepEdit(node);
  const { headers } = node;
  return (
    <FormPart title={say("flows.form.headers")}>
      {headers.map(({ name, value }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
        <div key={place} className="flex items-end gap-2">
          <div className="grid min-w-0 flex-1 grid-cols-2 gap-2">
            <TextEdit
              code
              maxLength={100}
              label={say("flows.form.headerName", { number: place + 1 })}
              value={name}
              error={problem(`headers.${place}.name`)}
              onChange={(next) =>
                set({ headers: headers.with(place, { name: next, value }) }, `headers.${place}.n`)
              }
            />
            <TextEdit
              code
              label={say("flows.form.headerValue", { number: place + 1 })}
              value={value}
              error={problem(`headers.${place}.value`)}
              onChange={(next) =>
                set({ headers: headers.with(place, { name, value: next }) }, `headers.${place}.v`)
              }
            />
          </div>
          <IconButton
            icon={Trash2}
            label={say("flows.form.removeRow", { number: place + 1 })}
            onClick={() => set({ headers: headers.toSpliced(place, 1) }, crypto.randomUUID())}
          />
        </div>
      ))}
      <Button
        size="sm"
        icon={Plus}
        onClick={() => set({ headers: [...headers, { name: "", value: "" }] }, crypto.randomUUID())}
      >
        {say("flows.form.addHeader")}
      </Button>
    </FormPart>
  );
}

function Assignments({ node }: { node: NodeOf<"http"> }) {
  const say = useSay();
  const { variables } = useReferences();
  const { set, problem } = useStepEdit(node);
  const { assign } = node;
  return (
    <FormPart title={say("flows.form.assign")}>
      <p className="-mt-2 text-xs text-ink-3">{say("flows.form.assignHelp")}</p>
      {assign.map((row, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
        <div key={place} className="flex items-end gap-2">
          <div className="grid min-w-0 flex-1 grid-cols-2 gap-2">
            <TextEdit
              code
              maxLength={200}
              label={say("flows.form.pointer", { number: place + 1 })}
              placeholder={EXAMPLES.pointer}
              value={row.pointer}
              error={problem(`assign.${place}.pointer`)}
              onChange={(pointer) =>
                set({ assign: assign.with(place, { ...row, pointer }) }, `assign.${place}.p`)
              }
            />
            <ReferenceEdit
              label={say("flows.form.variable")}
              from={variables}
              value={row.variableId}
              none={say("flows.form.chooseVariable")}
              error={problem(`assign.${place}.variableId`)}
              onChange={(variableId) =>
                set({ assign: assign.with(place, { ...row, variableId }) }, `assign.${place}.v`)
              }
            />
          </div>
          <IconButton
            icon={Trash2}
            label={say("flows.form.removeRow", { number: place + 1 })}
            onClick={() => set({ assign: assign.toSpliced(place, 1) }, crypto.randomUUID())}
          />
        </div>
      ))}
      <Button
        size="sm"
        icon={Plus}
        onClick={() =>
          set({ assign: [...assign, { pointer: "", variableId: "" }] }, crypto.randomUUID())
        }
      >
        {say("flows.form.addAssign")}
      </Button>
    </FormPart>
  );
}
