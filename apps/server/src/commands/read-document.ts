import {
  type ConfigurationItem,
  type ConfigurationKind,
  completeItem,
  type ImportProblem,
} from "@maru/core";
import {
  type ConfigurationDocument,
  configurationKindSchema,
  type FieldProblem,
  fieldProblems,
  parseConfigurationItem,
} from "@maru/protocol";

/** An item that is not written as its kind is. */
export interface MalformedItem {
  readonly kind: ConfigurationKind;
  readonly id: string;
  readonly errors: readonly FieldProblem[];
}

export interface ReadDocument {
  readonly items: ConfigurationItem[];
  readonly malformed: MalformedItem[];
}

/** Every item of the document, held to its kind's schema. What an older document lacks has its default. */
export function readDocument(document: ConfigurationDocument): ReadDocument {
  const items: ConfigurationItem[] = [];
  const malformed: MalformedItem[] = [];
  const read = (kind: ConfigurationKind, written: Record<string, unknown>): void => {
    const whole = completeItem({ kind, item: written } as unknown as ConfigurationItem);
    const parsed = parseConfigurationItem(kind, whole.item);
    if (parsed.success) items.push({ kind, item: parsed.data } as ConfigurationItem);
    else malformed.push({ kind, id: idOf(written), errors: fieldProblems(parsed.error) });
  };
  if (document.settings !== undefined) read("settings", document.settings);
  for (const kind of configurationKindSchema.options) {
    for (const written of document.items[kind] ?? []) read(kind, written);
  }
  return { items, malformed };
}

const idOf = ({ id }: Record<string, unknown>): string =>
  typeof id === "string" ? id.slice(0, 64).toWellFormed() : "";

/** The same for what core refuses: one list of problems, in one form. */
export function problemsOf(
  malformed: readonly MalformedItem[],
  refused: readonly ImportProblem[],
): {
  kind: ConfigurationKind;
  id: string;
  name: string;
  code: string;
  detail: string;
  errors: FieldProblemOut[];
}[] {
  return [
    ...malformed.map(({ kind, id, errors }) => ({
      ...{ kind, id, name: id, code: "validation_failed", detail: "The item is not valid." },
      errors: [...errors],
    })),
    ...refused.map(({ kind, id, name, refusal: { refused: code, detail, field, reason } }) => ({
      ...{ kind, id, name, code, detail },
      errors: field === undefined ? [] : [{ field, message: detail, ...reason }],
    })),
  ];
}

type FieldProblemOut = { field: string; message: string } & Partial<
  Pick<FieldProblem, "params"> & { code: string }
>;
