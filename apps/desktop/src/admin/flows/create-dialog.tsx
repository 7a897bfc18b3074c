import { useQueryClient } from "@tanstack/react-query";
import { ChevronRight, MessagesSquare, Phone, SquareDashed } from "lucide-react";
import { useRef, useState } from "react";
import { useDesk } from "../../hooks/desk-context.tsx";
import { useSay } from "../../hooks/words-context.tsx";
import { Button } from "../../ui/button.tsx";
import { DialogFrame } from "../../ui/dialog-frame.tsx";
import { TONES } from "../../ui/tones.ts";
import type { MessageKey } from "../../words.ts";
import { idFrom } from "../items/item-id.ts";
import { useFlows } from "./flow-list.tsx";
import type { FlowChannel } from "./graph/flow-graph.ts";
import { TextEdit } from "./inspector/text-edit.tsx";
import { NO_REFERENCES, type References } from "./references.ts";
import { lookOf } from "./step-look.ts";
import { TEMPLATES, type Template } from "./templates.ts";
import { useFlowApi } from "./use-flow-api.ts";
import { useFlowReferences } from "./use-flow-references.ts";

const CHANNELS = [
  { channel: "voice", icon: Phone },
  { channel: "chat", icon: MessagesSquare },
] as const;

/** A name, a channel (for good), and something to begin with. */
export function CreateDialog({ section, onClose }: { section: string; onClose: () => void }) {
  const say = useSay();
  const references = useFlowReferences();
  const [name, setName] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const [channel, setChannel] = useState<FlowChannel>("voice");
  const [templateId, setTemplateId] = useState<Template["id"]>("menu");
  const [tried, setTried] = useState(false);
  const { create, why, working } = useCreate(section, references ?? NO_REFERENCES);
  const templates = TEMPLATES.filter(({ channels }) => channels.includes(channel));
  const template = templates.find(({ id }) => id === templateId) ?? templates[0];
  const missing = name.trim() === "";
  return (
    <DialogFrame
      open
      initialFocus={field}
      onClose={onClose}
      title={say("flows.create.title")}
      width="w-[44rem]"
    >
      <form
        className="flex min-h-0 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!missing && template !== undefined) void create(name.trim(), channel, template);
        }}
      >
        <div className="flex min-h-0 flex-col gap-5 overflow-y-auto px-5 pb-5">
          <TextEdit
            field={field}
            label={say("flows.settings.name")}
            placeholder={say("flows.create.namePlaceholder")}
            maxLength={80}
            value={name}
            error={tried && missing ? say("flows.settings.nameMissing") : null}
            onChange={setName}
          />
          <Choices legend={say("flows.list.channel")} columns="grid-cols-2">
            {CHANNELS.map(({ channel: one, icon: Icon }) => (
              <ChoiceCard
                key={one}
                group="channel"
                checked={channel === one}
                onCheck={() => setChannel(one)}
              >
                <Icon aria-hidden className="size-4.5 text-ink-2" strokeWidth={1.9} />
                <span className="text-sm font-medium">{say(`flows.channel.${one}`)}</span>
              </ChoiceCard>
            ))}
          </Choices>
          <Choices legend={say("flows.create.template")} columns="grid-cols-1 narrow:grid-cols-2">
            {templates.map((one) => (
              <ChoiceCard
                key={one.id}
                group="template"
                checked={one === template}
                onCheck={() => setTemplateId(one.id)}
              >
                <span className="min-w-0">
                  <TemplatePicture template={one} channel={channel} />
                  <span className="mt-2 block text-sm font-medium text-ink">
                    {say(`flows.template.${one.id}`)}
                  </span>
                  <span className="block text-xs text-ink-3">
                    {say(`flows.templateHint.${one.id}`)}
                  </span>
                </span>
              </ChoiceCard>
            ))}
          </Choices>
          {why !== null && (
            <p role="alert" className="rounded-md bg-rona-soft px-3 py-2 text-sm text-rona-ink">
              {say(why)}
            </p>
          )}
        </div>
        <footer className="flex justify-end gap-2 border-t border-line px-5 py-3">
          <Button onClick={onClose}>{say("action.cancel")}</Button>
          <Button type="submit" variant="primary" working={working}>
            {say("flows.create.confirm")}
          </Button>
        </footer>
      </form>
    </DialogFrame>
  );
}

function useCreate(section: string, references: References) {
  const api = useFlowApi();
  const { place } = useDesk();
  const queries = useQueryClient();
  const flows = useFlows().data;
  const [working, setWorking] = useState(false);
  const [why, setWhy] = useState<MessageKey | null>(null);
  const create = async (name: string, channel: FlowChannel, template: Template) => {
    setWorking(true);
    const id = idFrom(name, new Set(flows?.map((flow) => flow.id)), "flow");
    const draft = template.build({ channel, references });
    const failure = await api.create({ id, name, description: "", channel, draft });
    setWorking(false);
    setWhy(failure);
    if (failure !== null) return;
    await queries.invalidateQueries({ queryKey: ["flows"] });
    place.go({ page: "admin", section, id }, { replace: true });
  };
  return { create, why, working };
}

function Choices({
  legend,
  columns,
  children,
}: {
  legend: string;
  columns: string;
  children: React.ReactNode;
}) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium text-ink">{legend}</legend>
      <div className={`grid gap-2.5 ${columns}`}>{children}</div>
    </fieldset>
  );
}

function ChoiceCard({
  group,
  checked,
  onCheck,
  children,
}: {
  group: string;
  checked: boolean;
  onCheck: () => void;
  children: React.ReactNode;
}) {
  return (
    <label className="flex cursor-pointer items-start gap-2.5 rounded-md px-3 py-3 shadow-[inset_0_0_0_1px_var(--line-button)] hover:bg-surface-2 has-[:checked]:bg-accent-soft has-[:checked]:shadow-[inset_0_0_0_2px_var(--accent)] has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-accent">
      <input
        type="radio"
        name={`flow-${group}`}
        checked={checked}
        onChange={onCheck}
        className="sr-only"
      />
      {children}
    </label>
  );
}

/** The steps of a template, one after the other. */
function TemplatePicture({ template, channel }: { template: Template; channel: FlowChannel }) {
  if (template.steps.length === 0)
    return <SquareDashed aria-hidden className="size-7 text-ink-3" strokeWidth={1.5} />;
  return (
    <span aria-hidden className="flex items-center gap-0.5">
      {template.steps.map((type, place) => {
        const { icon: Icon, tone } = lookOf(type, channel);
        const { soft, ink } = TONES[tone];
        return (
          <span key={type} className="flex items-center gap-0.5">
            {place > 0 && <ChevronRight className="size-3 text-ink-3" />}
            <span className={`flex size-7 items-center justify-center rounded-sm ${soft} ${ink}`}>
              <Icon className="size-3.5" strokeWidth={2} />
            </span>
          </span>
        );
      })}
    </span>
  );
}
