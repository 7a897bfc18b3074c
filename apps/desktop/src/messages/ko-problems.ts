import type { ProblemCode } from "@maru/protocol";

/** 서버가 거절한 까닭. 코드마다 하나씩 있다(형식이 지킨다). */
export const koProblems = {
  "problem.agent_not_found": "그런 상담사가 없습니다. 목록을 새로 확인해 주세요.",
  "problem.agent_inactive": "사용이 중지된 상담사입니다.",
  "problem.agent_not_signed_in": "로그오프 상태입니다. 먼저 상담을 시작하세요.",
  "problem.agent_already_signed_in": "이미 상담을 시작한 상태입니다.",
  "problem.agent_has_contacts":
    "맡고 있는 상담이 있습니다. 모두 마치거나 전환한 뒤 다시 시도하세요.",
  "problem.agent_not_available": "그 상담사는 지금 대화 가능 상태가 아닙니다.",
  "problem.agent_in_wrap_up": "후속 작업을 먼저 마쳐 주세요.",
  "problem.agent_not_in_team": "같은 팀의 상담사가 아닙니다. 대기열로 전환하세요.",
  "problem.agent_at_capacity": "그 상담사는 처리할 수 있는 건수가 찼습니다.",
  "problem.configuration_in_use": "사용 중인 설정이라 지울 수 없습니다.",
  "problem.configuration_invalid": "설정값이 올바르지 않습니다.",
  "problem.configuration_changed":
    "그사이 다른 사람이 바꾼 항목입니다. 바뀐 내용을 확인한 뒤 다시 저장해 주세요.",
  "problem.configuration_of_system":
    "시스템이 쓰는 항목이라 지울 수 없습니다. 내용을 바꾸거나 사용을 중지해 주세요.",
  "problem.configuration_not_found": "그런 설정이 없습니다.",
  "problem.configuration_reference_unknown": "설정이 가리키는 대상이 없습니다.",
  "problem.conversation_over": "이미 끝난 대화입니다.",
  "problem.customer_left": "고객이 대화를 나갔습니다.",
  "problem.entry_point_inactive": "사용이 중지된 진입점입니다.",
  "problem.entry_point_reachable":
    "고객이 들어올 수 있는 진입점입니다. 사용을 중지한 뒤 지워 주세요.",
  "problem.entry_point_not_found": "그런 진입점이 없습니다.",
  "problem.entry_point_wrong_channel": "진입점의 채널이 다릅니다.",
  "problem.holiday_twice": "같은 날이 이 목록에 두 번 있습니다. 하나를 지워 주세요.",
  "problem.hours_overlap":
    "하루 안에서 시간대가 서로 겹칩니다. 하나로 합치거나 시간을 조정해 주세요.",
  "problem.hours_override_backwards":
    "예외 기간의 종료일이 시작일보다 빠릅니다. 날짜를 확인해 주세요.",
  "problem.hours_override_overlap":
    "같은 날에 예외가 두 개 있습니다. 하루에는 예외를 하나만 둘 수 있습니다.",
  "problem.flow_invalid":
    "흐름에 해결할 문제가 남아 있습니다. 목록의 문제를 고친 뒤 게시해 주세요.",
  "problem.idempotency_key_reused":
    "같은 요청 번호가 다른 내용으로 쓰였습니다. 다시 시도해 주세요.",
  "problem.idle_reason_not_found": "그 유휴 사유는 더 이상 없습니다. 다른 사유를 선택하세요.",
  "problem.interaction_exists": "이미 진행 중인 대화가 있습니다.",
  "problem.interaction_not_found": "이 상담은 이미 끝났거나 없습니다.",
  "problem.message_empty": "보낼 내용을 입력하세요.",
  "problem.message_too_long": "메시지가 너무 깁니다. 나누어 보내 주세요.",
  "problem.not_in_conversation": "이 대화의 참여자가 아닙니다. 이미 전환되었을 수 있습니다.",
  "problem.not_in_wrap_up": "후속 작업 중인 상담이 아닙니다.",
  "problem.offer_not_pending": "이미 다른 상담사에게 넘어갔거나 취소된 상담입니다.",
  "problem.queue_not_found": "그런 대기열이 없습니다. 목록을 새로 확인해 주세요.",
  "problem.queue_not_allowed": "전환하거나 협의할 수 있는 대기열이 아닙니다.",
  "problem.queue_wrong_channel": "이 채널의 상담을 받지 않는 대기열입니다.",
  "problem.too_many_messages": "이 대화에 담을 수 있는 메시지 수를 넘었습니다.",
  "problem.transfer_to_self": "자신에게는 전환할 수 없습니다.",
  "problem.wrap_up_may_not_stay_open": "이 대기열의 후속 작업은 시간 안에 마쳐야 합니다.",
  "problem.wrap_up_reason_not_allowed": "이 대기열에서는 쓸 수 없는 상담 결과입니다.",
  "problem.agent_in_conversation": "이미 이 통화에 참여하고 있는 상담사입니다.",
  "problem.agent_not_in_conference": "회의에 참여하고 있는 상담사가 아닙니다.",
  "problem.agent_phone_not_ready":
    "울릴 수 있는 전화가 없습니다. 전화기 선택과 연결 상태를 확인해 주세요.",
  "problem.answer_on_phone": "이 전화는 화면에서 받을 수 없습니다. 울리는 전화기에서 받아 주세요.",
  "problem.conference_full": "회의에는 8명까지 참여할 수 있습니다.",
  "problem.consult_nobody_found": "아직 협의할 상담사를 찾지 못했습니다.",
  "problem.consult_not_confirmed": "요청한 상담사가 아직 확인하지 않은 협의통화입니다.",
  "problem.consult_not_connected": "상대가 아직 협의통화를 받지 않았습니다.",
  "problem.consult_open": "진행 중인 협의통화가 있습니다. 먼저 끝내 주세요.",
  "problem.consult_to_self": "자신에게는 협의통화를 요청할 수 없습니다.",
  "problem.customer_not_connected": "고객이 아직 전화를 받지 않았습니다.",
  "problem.customer_on_hold": "고객이 보류 중입니다. 먼저 보류를 해제하세요.",
  "problem.in_conference": "회의 중에는 할 수 없습니다.",
  "problem.no_consult": "진행 중인 협의통화가 없습니다.",
  "problem.not_a_call": "전화 상담에서만 할 수 있습니다.",
  "problem.not_a_chat": "통화 중에는 메시지를 보낼 수 없습니다.",
  "problem.not_in_conference": "회의 중일 때만 할 수 있습니다.",
  "problem.not_primary": "주 상담사만 할 수 있습니다.",
  "problem.party_not_found": "이 통화에 없는 참여자입니다.",
  "problem.not_with_customer": "동료와 통화 중입니다. 고객과 통화로 바꾼 뒤 종료하세요.",
  "problem.agent_has_call": "통화 중에는 바꿀 수 없습니다. 통화를 마친 뒤 다시 시도하세요.",
  "problem.agent_not_idle": "유휴 상태에서만 전화를 걸 수 있습니다. 상태를 유휴로 바꾼 뒤 거세요.",
  "problem.caller_number_not_allowed": "사용할 수 없는 발신번호입니다. 다른 발신번호를 선택하세요.",
  "problem.no_recovery_pause": "지금은 안정 시간을 쓸 수 없습니다.",
  "problem.not_recorded": "녹음하고 있는 통화가 아닙니다.",
  "problem.number_emergency":
    "긴급 전화번호로는 걸 수 없습니다. 휴대전화나 일반 전화를 이용하세요.",
  "problem.number_not_allowed":
    "걸 수 있도록 허용되지 않은 번호입니다. 필요하면 관리자에게 문의하세요.",
  "problem.outdial_not_allowed": "전화를 걸 권한이 없습니다. 관리자에게 문의하세요.",
  "problem.recording_not_allowed": "녹음을 중지하거나 다시 시작할 권한이 없습니다.",
  "problem.telephone_not_allowed": "전화를 사용할 권한이 없습니다. 관리자에게 문의하세요.",
  "problem.variable_invalid": "이 항목에 쓸 수 없는 값입니다.",
  "problem.variable_not_editable": "상담사가 바꿀 수 없는 항목입니다.",
  "problem.variable_not_found": "없는 항목입니다. 새로 고침한 뒤 다시 시도해 주세요.",
  "problem.bad_request": "요청을 이해하지 못했습니다. 새로 고침한 뒤 다시 시도해 주세요.",
  "problem.unauthenticated": "로그인이 필요합니다. 다시 로그인해 주세요.",
  "problem.wrong_credentials": "이메일 또는 비밀번호가 맞지 않습니다.",
  "problem.forbidden": "이 일을 할 권한이 없습니다.",
  "problem.totp_required": "인증 앱에 표시된 코드도 입력해 주세요.",
  "problem.totp_wrong":
    "코드가 맞지 않거나 이미 사용한 코드입니다. 지금 앱에 표시된 코드를 입력해 주세요.",
  "problem.password_change_required": "먼저 새 비밀번호를 정해 주세요.",
  "problem.totp_enrolment_required": "먼저 인증 앱을 등록해 주세요.",
  "problem.invitation_invalid":
    "이미 사용했거나 기간이 지난 링크입니다. 관리자에게 새 링크를 요청해 주세요.",
  "problem.rights_beyond_own":
    "본인에게 없는 권한은 부여하거나 관리할 수 없습니다. 관리자에게 요청해 주세요.",
  "problem.last_administrator":
    "사람과 역할을 관리할 수 있는 사람이 한 명도 남지 않게 됩니다. 먼저 다른 사람에게 그 권한을 주세요.",
  "problem.csrf_failed": "보안 확인에 실패했습니다. 새로 고침한 뒤 다시 시도해 주세요.",
  "problem.not_found": "찾을 수 없습니다.",
  "problem.method_not_allowed": "허용되지 않는 요청입니다.",
  "problem.body_too_large": "보내려는 내용이 너무 큽니다.",
  "problem.unsupported_media_type": "지원하지 않는 형식입니다.",
  "problem.validation_failed": "입력한 내용을 다시 확인해 주세요.",
  "problem.too_many_requests": "요청이 너무 많습니다. 잠시 후 다시 시도해 주세요.",
  "problem.password_too_weak":
    "비밀번호가 너무 짧거나 짐작하기 쉽습니다. 더 길고 흔하지 않은 것으로 정해 주세요.",
  "problem.conflict": "그사이 내용이 바뀌었습니다. 새로 고침한 뒤 다시 시도해 주세요.",
  "problem.sound_format_unknown":
    "읽을 수 없는 소리 파일입니다. WAV 파일(PCM)로 변환해 다시 올려 주세요.",
  "problem.sound_empty": "파일에 소리가 없습니다. 다시 녹음해 주세요.",
  "problem.sound_silent":
    "녹음에서 아무 소리도 들리지 않습니다. 마이크를 확인하고 다시 녹음해 주세요.",
  "problem.sound_too_long": "안내 음성은 5분을 넘을 수 없습니다. 여러 개로 나누어 주세요.",
  "problem.sound_not_found": "저장된 소리를 찾을 수 없습니다. 다시 올려 주세요.",
  "problem.speech_unavailable":
    "이 서버에는 음성 합성기(espeak-ng)가 없습니다. 설치하거나 녹음 파일을 올려 주세요.",
  "problem.number_invalid":
    "걸 수 있는 전화번호가 아닙니다. 지역번호까지 입력했는지 확인해 주세요.",
  "problem.setup_done": "이미 설정이 끝났습니다. 로그인해 주세요.",
  "problem.setup_code_wrong":
    "설정 코드가 맞지 않습니다. 서버를 시작한 화면에 나온 코드를 확인해 주세요.",
  "problem.not_the_writer": "서버가 전환되는 중입니다. 잠시 후 자동으로 이어집니다.",
  "problem.unavailable": "서버가 잠시 응답하지 않습니다. 잠시 후 다시 시도해 주세요.",
  "problem.internal": "서버에서 문제가 생겼습니다. 계속되면 관리자에게 알려 주세요.",
} as const satisfies Record<`problem.${ProblemCode}`, string>;
