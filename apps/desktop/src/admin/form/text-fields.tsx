import { useId } from "react";
import { useController } from "react-hook-form";
import { useSay } from "../../hooks/words-context.tsx";
import { FieldFrame, FieldNote, inputLook } from "./field-frame.tsx";

export type FieldProps = { name: string; label: string; help?: string };

export function TextInput({
  name,
  label,
  help,
  disabled = false,
  placeholder,
  type = "text",
  code = false,
}: FieldProps & {
  disabled?: boolean;
  placeholder?: string;
  type?: "text" | "tel" | "email";
  /** An id, an address, a pattern: not prose. */
  code?: boolean;
}) {
  const { field, fieldState } = useController({ name });
  return (
    <FieldFrame label={label} help={help} error={fieldState.error?.message ?? null}>
      {({ id, describedBy, invalid }) => (
        <input
          ref={field.ref}
          id={id}
          name={name}
          type={type}
          value={String(field.value ?? "")}
          disabled={disabled}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={code ? false : undefined}
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy}
          onBlur={field.onBlur}
          onChange={(event) => field.onChange(event.target.value)}
          className={`h-9 w-full ${code ? "tabular" : ""} ${inputLook(invalid)}`}
        />
      )}
    </FieldFrame>
  );
}

/** A text that may be left out: empty is null. */
export function OptionalTextInput({
  name,
  label,
  help,
  placeholder,
}: FieldProps & { placeholder?: string }) {
  const { field, fieldState } = useController({ name });
  return (
    <FieldFrame label={label} help={help} error={fieldState.error?.message ?? null}>
      {({ id, describedBy, invalid }) => (
        <input
          ref={field.ref}
          id={id}
          value={String(field.value ?? "")}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy}
          onBlur={field.onBlur}
          onChange={({ target }) => field.onChange(target.value === "" ? null : target.value)}
          className={`h-9 w-full ${inputLook(invalid)}`}
        />
      )}
    </FieldFrame>
  );
}

export function TextArea({ name, label, help, rows = 2 }: FieldProps & { rows?: number }) {
  const { field, fieldState } = useController({ name });
  return (
    <FieldFrame label={label} help={help} error={fieldState.error?.message ?? null}>
      {({ id, describedBy, invalid }) => (
        <textarea
          ref={field.ref}
          id={id}
          rows={rows}
          value={String(field.value ?? "")}
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy}
          onBlur={field.onBlur}
          onChange={(event) => field.onChange(event.target.value)}
          className={`block w-full resize-y py-2 ${inputLook(invalid)}`}
        />
      )}
    </FieldFrame>
  );
}

/** One entry a line; lines without anything are left out. */
export function LinesInput({
  name,
  label,
  help,
  rows = 3,
  placeholder,
}: FieldProps & { rows?: number; placeholder?: string }) {
  const { field, fieldState } = useController({ name });
  const { error } = fieldState;
  // The fault of one line is that of the field.
  const first = Array.isArray(error) ? error.find((each) => each !== undefined) : error;
  const lines = (field.value as readonly string[] | undefined) ?? [];
  return (
    <FieldFrame label={label} help={help} error={first?.message ?? null}>
      {({ id, describedBy, invalid }) => (
        <textarea
          ref={field.ref}
          id={id}
          rows={rows}
          value={lines.join("\n")}
          placeholder={placeholder}
          spellCheck={false}
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy}
          onChange={({ target }) =>
            field.onChange(target.value === "" ? [] : target.value.split("\n"))
          }
          onBlur={() => {
            field.onChange(lines.map((line) => line.trim()).filter((line) => line !== ""));
            field.onBlur();
          }}
          className={`block w-full resize-y py-2 ${inputLook(invalid)}`}
        />
      )}
    </FieldFrame>
  );
}

/** What the organisation wrote, in each language of the product. */
export function LocalTextInput({
  name,
  label,
  help,
  long = false,
}: FieldProps & { long?: boolean }) {
  const say = useSay();
  const id = useId();
  return (
    <fieldset aria-describedby={help === undefined ? undefined : `${id}-help`}>
      <legend className="mb-1.5 text-sm font-medium text-ink">{label}</legend>
      <div className={`grid gap-2 ${long ? "" : "narrow:grid-cols-2"}`}>
        <LanguagePart name={`${name}.ko`} language={say("settings.korean")} lang="ko" long={long} />
        <LanguagePart
          name={`${name}.en`}
          language={say("settings.english")}
          lang="en"
          long={long}
        />
      </div>
      <FieldNote id={id} help={help} error={null} />
    </fieldset>
  );
}

function LanguagePart({
  name,
  language,
  lang,
  long,
}: {
  name: string;
  language: string;
  lang: string;
  long: boolean;
}) {
  const id = useId();
  const { field, fieldState } = useController({ name });
  const error = fieldState.error?.message ?? null;
  const shared = {
    id,
    lang,
    value: String(field.value ?? ""),
    "aria-invalid": error !== null || undefined,
    "aria-describedby": error === null ? undefined : `${id}-error`,
    onBlur: field.onBlur,
  } as const;
  return (
    <div className="min-w-0">
      <div className="flex items-stretch gap-2">
        <label htmlFor={id} className="w-14 shrink-0 pt-2 text-xs text-ink-3">
          {language}
        </label>
        {long ? (
          <textarea
            {...shared}
            ref={field.ref}
            rows={2}
            onChange={(event) => field.onChange(event.target.value)}
            className={`block w-full resize-y py-2 ${inputLook(error !== null)}`}
          />
        ) : (
          <input
            {...shared}
            ref={field.ref}
            onChange={(event) => field.onChange(event.target.value)}
            className={`h-9 w-full ${inputLook(error !== null)}`}
          />
        )}
      </div>
      <FieldNote id={id} help={undefined} error={error} />
    </div>
  );
}
