import { type Refusal, type RefusalCode, refuse } from "../engine/refusal.ts";

/**
 * What the configuration as a whole must hold to, by code, in English for developers; `{name}` stands for a parameter.
 * The desktop's catalogues have the words for people.
 */
export const FIELD_REASONS = {
  reference_unknown: "There is no {id}; create it first.",
  id_of_the_customer: "This id stands for the customer.",
  id_of_the_flow: "This id stands for the flows.",
  id_of_outsiders: "This id stands for somebody outside.",
  fixed: "This cannot be changed later; make a new one.",
  taken: "This is used by {name} ({id}) already.",
  named_twice: "Name {id} once only.",
  not_among: "The default must be one of those that may be chosen.",
  not_later: "Each step must come later than the one before.",
  other_channel: "Choose one of the channel {channel}.",
  not_inbound: "Choose an entry point that takes calls.",
  not_outbound: "Choose an entry point for outbound calls.",
  not_for_this_channel: "The channel {channel} does not have this.",
  needed_for_this_channel: "The channel {channel} needs this.",
  needed_to_dial: "Say whose queue's rules the calls follow.",
  not_shown_to_others: "The number {id} may not be shown to others; allow that first.",
  shown_to_others:
    "It is shown to those we call by {name} ({id}); choose another number there first.",
  fewest_over_most: "The fewest digits are more than the most.",
  pattern_invalid: "The pattern is no regular expression.",
  number_invalid: "Write the number as +, country and digits.",
  no_choices: "Say what may be chosen.",
  hidden_and_editable: "What agents edit they must see.",
  has_contacts: "There are contacts in hand.",
} as const;
export type FieldReason = keyof typeof FIELD_REASONS;
export type ReasonParams = Record<string, string | number>;

/** A "no" about one field, with its reason as a code that words can be chosen by. */
export function refuseField(
  field: string,
  reason: FieldReason,
  params: ReasonParams = {},
  refused: RefusalCode = "configuration_invalid",
): Refusal {
  const detail = FIELD_REASONS[reason].replace(/\{(\w+)\}/g, (_, name: string) =>
    String(params[name] ?? ""),
  );
  return { ...refuse(refused, detail, field), reason: { code: reason, params } };
}

export function unknownReference(field: string, id: string): Refusal {
  return refuseField(field, "reference_unknown", { id }, "configuration_reference_unknown");
}

export function twiceRefusal(field: string, ids: readonly string[]): Refusal | null {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) return refuseField(field, "named_twice", { id });
    seen.add(id);
  }
  return null;
}
