/**
 * Why the business says no. Stable: clients branch on them, the catalogue has words for them.
 * The server's table maps each to an HTTP status.
 */
export const REFUSAL_CODES = [
  "agent_already_signed_in",
  "agent_at_capacity",
  "agent_has_contacts",
  "agent_in_conversation",
  "agent_in_wrap_up",
  "agent_inactive",
  "agent_not_available",
  "agent_not_found",
  "agent_not_in_conference",
  "agent_not_in_team",
  "agent_not_signed_in",
  "agent_phone_not_ready",
  "answer_on_phone",
  "conference_full",
  "configuration_in_use",
  "configuration_invalid",
  "configuration_not_found",
  "configuration_reference_unknown",
  "consult_nobody_found",
  "consult_not_confirmed",
  "consult_not_connected",
  "consult_open",
  "consult_to_self",
  "conversation_over",
  "customer_left",
  "customer_not_connected",
  "customer_on_hold",
  "entry_point_not_found",
  "entry_point_wrong_channel",
  "idempotency_key_reused",
  "idle_reason_not_found",
  "in_conference",
  "interaction_exists",
  "interaction_not_found",
  "message_empty",
  "message_too_long",
  "no_consult",
  "not_a_call",
  "not_a_chat",
  "not_in_conference",
  "not_in_conversation",
  "not_in_wrap_up",
  "not_primary",
  "not_with_customer",
  "offer_not_pending",
  "party_not_found",
  "queue_not_found",
  "queue_wrong_channel",
  "too_many_messages",
  "transfer_to_self",
  "wrap_up_may_not_stay_open",
  "wrap_up_reason_not_allowed",
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A returned "no". `field` names the part of the command it is about; `detail` is for developers, in English. */
export type Refusal = { refused: RefusalCode; detail: string; field?: string };

export function refuse(refused: RefusalCode, detail: string, field?: string): Refusal {
  return field === undefined ? { refused, detail } : { refused, detail, field };
}
