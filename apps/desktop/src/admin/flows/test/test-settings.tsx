import { ChevronDown } from "lucide-react";
import { useSay } from "../../../hooks/words-context.tsx";
import { FieldFrame, inputLook } from "../../form/field-frame.tsx";
import { useDesigner, useTestRunStore } from "../designer-context.tsx";
import { SelectEdit } from "../inspector/choice-edit.tsx";
import { fromLocalTime, toLocalTime } from "./local-time.ts";
import { useTestRun } from "./use-test-run.ts";

/** When the contact begins and whose it is. A change begins anew. */
export function TestSettings() {
  const say = useSay();
  const { channel } = useDesigner();
  const run = useTestRunStore();
  const setting = useTestRun((state) => state.setting);
  return (
    <details className="group border-b border-line px-4 pb-2 mb-3">
      <summary className="flex h-8 cursor-pointer list-none items-center gap-1.5 text-xs font-medium text-ink-2">
        <ChevronDown
          aria-hidden
          className="size-3.5 -rotate-90 transition-transform group-open:rotate-0"
        />
        {say("flows.test.settings")}
      </summary>
      <div className="flex flex-col gap-3 pb-2 pt-1">
        <FieldFrame
          label={say("flows.test.startsAt")}
          help={say("flows.test.startsAtHelp")}
          error={null}
        >
          {({ id, describedBy }) => (
            <input
              id={id}
              type="datetime-local"
              aria-describedby={describedBy}
              value={toLocalTime(setting.startsAt)}
              onChange={(event) => {
                const startsAt = fromLocalTime(event.target.value);
                if (startsAt !== null) run.start({ startsAt });
              }}
              className={`${inputLook(false)} tabular h-9 w-full`}
            />
          )}
        </FieldFrame>
        <SelectEdit
          label={say("flows.test.language")}
          value={setting.language}
          choices={[
            { value: "ko", label: say("settings.korean") },
            { value: "en", label: say("settings.english") },
          ]}
          onChange={(language) => run.start({ language: language as "ko" | "en" })}
        />
        {channel === "voice" && (
          <FieldFrame label={say("flows.test.from")} help={say("flows.test.fromHelp")} error={null}>
            {({ id, describedBy }) => (
              <input
                id={id}
                type="tel"
                aria-describedby={describedBy}
                defaultValue={setting.from ?? ""}
                maxLength={20}
                onBlur={(event) => {
                  const from = event.target.value.trim() || null;
                  if (from !== setting.from) run.start({ from });
                }}
                className={`${inputLook(false)} tabular h-9 w-full`}
              />
            )}
          </FieldFrame>
        )}
      </div>
    </details>
  );
}
