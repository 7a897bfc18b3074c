import type { FieldReason, ReasonParams } from "../configuration/field-reason.ts";

/**
 * Why the business says no. Stable: clients branch on them, the catalogue has words for them.
 * The server's table maps each to an HTTP status.
 */
export const REFUSAL_CODES = [
  "agent_already_signed_in",
  "agent_at_capacity",
  "agent_has_call",
  "agent_has_contacts",
  "agent_in_conversation",
  "agent_in_wrap_up",
  "agent_inactive",
  "agent_not_available",
  "agent_not_found",
  "agent_not_idle",
  "agent_not_in_conference",
  "agent_not_in_team",
  "agent_not_signed_in",
  "agent_phone_not_ready",
  "answer_on_phone",
  "caller_number_not_allowed",
  "conference_full",
  "configuration_changed",
  "configuration_in_use",
  "configuration_invalid",
  "configuration_not_found",
  "configuration_of_system",
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
  "entry_point_inactive",
  "entry_point_not_found",
  "entry_point_reachable",
  "entry_point_wrong_channel",
  "holiday_twice",
  "hours_override_backwards",
  "hours_override_overlap",
  "hours_overlap",
  "flow_invalid",
  "idempotency_key_reused",
  "idle_reason_not_found",
  "in_conference",
  "interaction_exists",
  "interaction_not_found",
  "last_administrator",
  "message_empty",
  "message_too_long",
  "no_consult",
  "no_recovery_pause",
  "not_a_call",
  "not_a_chat",
  "not_in_conference",
  "not_in_conversation",
  "not_in_wrap_up",
  "not_primary",
  "not_recorded",
  "not_with_customer",
  "number_emergency",
  "number_invalid",
  "number_not_allowed",
  "offer_not_pending",
  "outdial_not_allowed",
  "party_not_found",
  "queue_not_allowed",
  "queue_not_found",
  "queue_wrong_channel",
  "recording_not_allowed",
  "telephone_not_allowed",
  "too_many_messages",
  "transfer_to_self",
  "variable_invalid",
  "variable_not_editable",
  "variable_not_found",
  "wrap_up_may_not_stay_open",
  "wrap_up_reason_not_allowed",
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/**
 * A returned "no". `field` names the part of the command it is about, `reason` what is wrong with it; `detail` is for
 * developers, in English.
 */
export type Refusal = {
  refused: RefusalCode;
  detail: string;
  field?: string;
  reason?: { code: FieldReason; params: ReasonParams };
};

export function refuse(refused: RefusalCode, detail: string, field?: string): Refusal {
  return field === undefined ? { refused, detail } : { refused, detail, field };
}
