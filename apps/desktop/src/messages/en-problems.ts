import type { ProblemCode } from "@maru/protocol";

/** Why the server said no: one for each code (held by the type). */
export const enProblems = {
  "problem.agent_not_found": "There is no such agent. Please check the list again.",
  "problem.agent_inactive": "This agent is deactivated.",
  "problem.agent_not_signed_in": "You are logged off. Start taking contacts first.",
  "problem.agent_already_signed_in": "You are already taking contacts.",
  "problem.agent_has_contacts":
    "There are contacts in hand. Finish or transfer them all, then try again.",
  "problem.agent_not_available": "That agent is not available right now.",
  "problem.agent_in_wrap_up": "Finish wrap-up first.",
  "problem.agent_not_in_team": "That agent is not in your team. Transfer to a queue instead.",
  "problem.agent_at_capacity": "That agent has no capacity left.",
  "problem.configuration_in_use": "This is in use and cannot be removed.",
  "problem.configuration_invalid": "The setting is not valid.",
  "problem.configuration_changed":
    "Somebody else has changed this meanwhile. Look at what is different, then save again.",
  "problem.configuration_of_system":
    "The system needs this, so it cannot be removed. Change it, or switch it off.",
  "problem.configuration_not_found": "There is no such setting.",
  "problem.configuration_reference_unknown": "The setting names something that does not exist.",
  "problem.conversation_over": "The conversation is already over.",
  "problem.customer_left": "The customer left the conversation.",
  "problem.entry_point_inactive": "The entry point is switched off.",
  "problem.entry_point_reachable":
    "Customers can reach this entry point. Switch it off first, then remove it.",
  "problem.entry_point_not_found": "There is no such entry point.",
  "problem.entry_point_wrong_channel": "The entry point is of another channel.",
  "problem.holiday_twice": "The same day is in this list twice. Remove one of the two.",
  "problem.hours_overlap": "Opening times of one day overlap. Join them or change one.",
  "problem.hours_override_backwards": "The exception ends before it begins. Check its dates.",
  "problem.hours_override_overlap": "Two exceptions are for the same day. A day can have one.",
  "problem.flow_invalid":
    "This flow still has problems. Mend what the list shows, then publish it.",
  "problem.idempotency_key_reused":
    "The same request number was used for something else. Please try again.",
  "problem.idle_reason_not_found": "That idle reason is gone. Choose another.",
  "problem.interaction_exists": "A conversation is already under way.",
  "problem.interaction_not_found": "This contact is over or does not exist.",
  "problem.message_empty": "Write something to send.",
  "problem.message_too_long": "The message is too long. Please send it in parts.",
  "problem.not_in_conversation":
    "You are not in this conversation. It may have been transferred already.",
  "problem.not_in_wrap_up": "This contact is not in wrap-up.",
  "problem.offer_not_pending": "The contact went to another agent or was cancelled.",
  "problem.queue_not_found": "There is no such queue. Please check the list again.",
  "problem.queue_not_allowed": "Your profile does not let you choose this queue.",
  "problem.queue_wrong_channel": "This queue does not take contacts of this channel.",
  "problem.too_many_messages": "This conversation holds no more messages.",
  "problem.transfer_to_self": "You cannot transfer to yourself.",
  "problem.wrap_up_may_not_stay_open": "Wrap-up of this queue must be finished in time.",
  "problem.wrap_up_reason_not_allowed": "This queue does not use that result.",
  "problem.agent_in_conversation": "That agent is in this call already.",
  "problem.agent_not_in_conference": "That agent is not in the conference.",
  "problem.agent_phone_not_ready":
    "There is no phone that can ring. Check which phone is chosen and whether it is connected.",
  "problem.answer_on_phone":
    "This call cannot be answered here. Answer it on the phone that rings.",
  "problem.conference_full": "A conference holds at most 8 participants.",
  "problem.consult_nobody_found": "No agent has been found for the consult yet.",
  "problem.consult_not_confirmed": "Whoever asked for this consult has not confirmed it yet.",
  "problem.consult_not_connected": "The colleague has not answered yet.",
  "problem.consult_open": "A consult is under way. End it first.",
  "problem.consult_to_self": "You cannot consult yourself.",
  "problem.customer_not_connected": "The customer has not answered yet.",
  "problem.customer_on_hold": "The customer is on hold. Resume the call first.",
  "problem.in_conference": "This cannot be done in a conference.",
  "problem.no_consult": "There is no consult in this call.",
  "problem.not_a_call": "This can only be done in a call.",
  "problem.not_a_chat": "Messages cannot be sent in a call.",
  "problem.not_in_conference": "This can only be done in a conference.",
  "problem.not_primary": "Only the primary agent may do this.",
  "problem.party_not_found": "Nobody like this is in the call.",
  "problem.not_with_customer":
    "You are speaking with the colleague. Switch back to the customer first.",
  "problem.agent_has_call": "You are on a call. Finish it first.",
  "problem.agent_not_idle": "You can only make calls while idle. Set yourself to idle first.",
  "problem.caller_number_not_allowed":
    "You may not show that number. Choose another caller number.",
  "problem.no_recovery_pause": "No recovery pause can be taken now.",
  "problem.not_recorded": "This call is not being recorded.",
  "problem.number_emergency":
    "Emergency numbers cannot be called from here. Use a mobile or an ordinary phone.",
  "problem.number_not_allowed":
    "You may not call this number. Ask your administrator if you need it.",
  "problem.outdial_not_allowed": "You may not make calls. Ask your administrator.",
  "problem.recording_not_allowed": "You may not pause or resume recordings.",
  "problem.telephone_not_allowed": "You may not use the telephone. Ask your administrator.",
  "problem.variable_invalid": "This value is not allowed here.",
  "problem.variable_not_editable": "Agents may not change this.",
  "problem.variable_not_found": "There is no such field. Reload and try again.",
  "problem.bad_request": "The request was not understood. Reload and try again.",
  "problem.unauthenticated": "You need to sign in again.",
  "problem.wrong_credentials": "The email or the password is not right.",
  "problem.forbidden": "You may not do this.",
  "problem.totp_required": "Enter the code of your authenticator app as well.",
  "problem.totp_wrong": "The code is wrong or was used already. Enter the one the app shows now.",
  "problem.password_change_required": "Choose a password of your own first.",
  "problem.totp_enrolment_required": "Set up an authenticator app first.",
  "problem.invitation_invalid":
    "This link was used already or has run out. Ask your administrator for a new one.",
  "problem.rights_beyond_own":
    "You can only give and manage rights that you have yourself. Ask an administrator.",
  "problem.last_administrator":
    "Nobody would be left who can manage people and roles. Give that to somebody else first.",
  "problem.csrf_failed": "A security check failed. Reload and try again.",
  "problem.not_found": "It was not found.",
  "problem.method_not_allowed": "This request is not allowed.",
  "problem.body_too_large": "This is too large to send.",
  "problem.unsupported_media_type": "This format is not supported.",
  "problem.validation_failed": "Please check what you entered.",
  "problem.too_many_requests": "Too many requests. Please try again in a moment.",
  "problem.password_too_weak":
    "The password is too short or easy to guess. Choose a longer, less common one.",
  "problem.conflict": "It has changed in the meantime. Reload and try again.",
  "problem.sound_format_unknown":
    "This sound file cannot be read. Convert it to a WAV file (PCM) and upload it again.",
  "problem.sound_empty": "There is no sound in the file. Record it again.",
  "problem.sound_silent":
    "Nothing is heard in the recording. Check the microphone and record it again.",
  "problem.sound_too_long": "A prompt lasts at most five minutes. Split it into several.",
  "problem.sound_not_found": "The stored sound is gone. Upload it again.",
  "problem.speech_unavailable":
    "This server has no speech synthesiser (espeak-ng). Install it, or upload a recording.",
  "problem.number_invalid": "This is no number that can be called. Check the area code.",
  "problem.setup_done": "Set-up is done already. Please sign in.",
  "problem.setup_code_wrong":
    "The set-up code is not right. It is shown where the server was started.",
  "problem.not_the_writer": "The server is switching over. Work goes on in a moment.",
  "problem.unavailable": "The server does not answer right now. Please try again in a moment.",
  "problem.internal": "Something went wrong on the server. If it goes on, tell your administrator.",
} as const satisfies Record<`problem.${ProblemCode}`, string>;
