import type { Problem, ProblemCode } from "@maru/protocol";

/** A "no" of the business (`Refusal` of core), or of what must be known before the business is asked. */
export interface Rejection {
  readonly refused: ProblemCode;
  readonly detail: string;
  readonly field?: string;
  readonly reason?: { readonly code: string; readonly params: Record<string, string | number> };
}

/**
 * The one table from codes to HTTP statuses and titles. The stream sends the same problems.
 *
 * 404 what was named is not there (or is not yours to see); 409 not in this state; 403 never for you;
 * 422 understood, and wrong.
 */
const PROBLEMS: Record<ProblemCode, readonly [status: number, title: string]> = {
  bad_request: [400, "The request is malformed"],
  unauthenticated: [401, "Sign in first"],
  wrong_credentials: [401, "E-mail address or password is wrong"],
  forbidden: [403, "Your role does not allow this"],
  totp_required: [401, "A code of the authenticator app is needed as well"],
  totp_wrong: [401, "The code is wrong, or was used already"],
  password_change_required: [403, "Change the password first"],
  totp_enrolment_required: [403, "Set up an authenticator app first"],
  invitation_invalid: [404, "The invitation was used, or has run out"],
  rights_beyond_own: [403, "You cannot give or manage rights that you do not have"],
  csrf_failed: [403, "The request does not prove that it comes from our page"],
  not_found: [404, "There is nothing here"],
  method_not_allowed: [405, "This address does not take this method"],
  body_too_large: [413, "The request is too large"],
  unsupported_media_type: [415, "Send JSON as application/json"],
  validation_failed: [422, "The input is not valid"],
  password_too_weak: [422, "Choose a stronger password"],
  too_many_requests: [429, "Too many requests"],
  conflict: [409, "Something else already has this"],
  number_invalid: [422, "This is no telephone number that could be called"],
  sound_format_unknown: [422, "This is no WAV file that can be read"],
  sound_empty: [422, "There is no sound in the file"],
  sound_silent: [422, "Nothing is heard in the recording"],
  sound_too_long: [422, "A prompt lasts at most five minutes"],
  sound_not_found: [422, "There is no such sound"],
  speech_unavailable: [409, "This server cannot speak"],
  setup_done: [409, "The organisation has been founded already"],
  setup_code_wrong: [403, "The set-up code is wrong"],
  not_the_writer: [503, "Another server is taking over"],
  unavailable: [503, "Not available right now"],
  internal: [500, "Something is broken on the server"],

  agent_not_found: [404, "There is no such agent"],
  agent_inactive: [403, "The agent is deactivated"],
  agent_not_signed_in: [409, "The agent is not signed in"],
  agent_already_signed_in: [409, "The agent is already signed in"],
  agent_has_contacts: [409, "The agent has contacts in hand"],
  agent_not_available: [409, "The agent is not available"],
  agent_in_wrap_up: [409, "The agent is wrapping up"],
  agent_not_in_team: [409, "The agent is not in a team of this queue"],
  agent_at_capacity: [409, "The agent has no capacity left"],
  configuration_in_use: [409, "It is in use"],
  configuration_invalid: [422, "The configuration is not valid"],
  configuration_changed: [412, "Somebody has changed it since"],
  configuration_of_system: [409, "The system needs it"],
  configuration_not_found: [404, "There is no such configured thing"],
  configuration_reference_unknown: [422, "It names something that does not exist"],
  conversation_over: [409, "The conversation is over"],
  customer_left: [409, "The customer has left"],
  entry_point_inactive: [409, "The entry point is switched off"],
  entry_point_reachable: [409, "Customers can reach the entry point"],
  entry_point_not_found: [404, "There is no such entry point"],
  entry_point_wrong_channel: [422, "The entry point is for another channel"],
  holiday_twice: [422, "The day is in this list already"],
  hours_overlap: [422, "Two opening times of a day overlap"],
  hours_override_backwards: [422, "The exception ends before it begins"],
  hours_override_overlap: [422, "Two exceptions are for the same day"],
  flow_invalid: [422, "The flow cannot be published as it is"],
  idempotency_key_reused: [422, "The idempotency key was used for something else"],
  idle_reason_not_found: [422, "There is no such idle reason"],
  last_administrator: [409, "Nobody would be left who can manage people and roles"],
  interaction_exists: [409, "The interaction already exists"],
  interaction_not_found: [404, "There is no such interaction"],
  message_empty: [422, "The message is empty"],
  message_too_long: [422, "The message is too long"],
  not_in_conversation: [403, "You are not in this conversation"],
  not_in_wrap_up: [409, "You are not wrapping this contact up"],
  offer_not_pending: [409, "The offer is no longer pending"],
  queue_not_allowed: [403, "The agent's profile does not have this queue"],
  queue_not_found: [404, "There is no such queue"],
  queue_wrong_channel: [422, "The queue is for another channel"],
  too_many_messages: [409, "The conversation is full"],
  transfer_to_self: [422, "A contact cannot be transferred to yourself"],
  wrap_up_may_not_stay_open: [403, "The queue does not let wrap-up stay open"],
  wrap_up_reason_not_allowed: [422, "The queue does not have this wrap-up reason"],

  agent_has_call: [409, "The agent has a call"],
  agent_not_idle: [409, "The agent is not idle"],
  caller_number_not_allowed: [403, "This number may not be shown"],
  no_recovery_pause: [409, "There is no recovery pause to take"],
  not_recorded: [409, "The call is not recorded"],
  number_emergency: [422, "Emergency numbers are not called from here"],
  number_not_allowed: [403, "The dial plan does not allow this number"],
  outdial_not_allowed: [403, "You may not dial"],
  recording_not_allowed: [403, "You may not pause the recording"],
  telephone_not_allowed: [403, "The agent has no telephone"],
  variable_invalid: [422, "The value is not one of this variable's"],
  variable_not_editable: [403, "Agents do not edit this variable"],
  variable_not_found: [404, "There is no such variable"],
  agent_in_conversation: [409, "The agent is in this conversation already"],
  agent_not_in_conference: [409, "The agent is not in this conference"],
  agent_phone_not_ready: [409, "The agent's phone cannot be rung"],
  answer_on_phone: [409, "This call is answered on the phone"],
  conference_full: [409, "The conference is full"],
  consult_nobody_found: [409, "Nobody was found for the consult yet"],
  consult_not_confirmed: [409, "The consult was not confirmed"],
  consult_not_connected: [409, "The colleague has not answered yet"],
  consult_open: [409, "There is a consult already"],
  consult_to_self: [422, "You cannot consult yourself"],
  customer_not_connected: [409, "The customer is not on the telephone"],
  customer_on_hold: [409, "The customer is on hold"],
  in_conference: [409, "This cannot be done in a conference"],
  no_consult: [409, "There is no consult"],
  not_a_call: [409, "This contact is no call"],
  not_a_chat: [409, "This contact is no chat"],
  not_in_conference: [409, "There is no conference"],
  not_primary: [403, "Only the primary agent may do this"],
  not_with_customer: [409, "You are not with the customer now"],
  party_not_found: [404, "There is no such party in the call"],
};

export type ProblemExtras = Pick<Problem, "detail" | "errors" | "retryAfterMs" | "instance">;

export function makeProblem(code: ProblemCode, extras: Partial<ProblemExtras> = {}): Problem {
  const [status, title] = PROBLEMS[code];
  return { type: `urn:maru:problem:${code}`, title, status, code, ...extras };
}
