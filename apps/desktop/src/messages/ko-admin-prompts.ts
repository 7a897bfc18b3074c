/** 관리 화면의 안내 음성. */
export const koAdminPrompts = {
  "admin.section.prompts": "안내 음성",
  "admin.prompts.lead":
    "고객이 흐름과 대기 중에 듣는 음성입니다. 녹음 파일을 올리거나, 글을 음성으로 바꿔 사용합니다.",
  "admin.prompts.create": "안내 음성 만들기",
  "admin.prompts.empty": "아직 만든 안내 음성이 없습니다",
  "admin.prompts.nameHelp": "흐름을 편집할 때 보이는 이름입니다. 예: 업무 시간 종료 안내",
  "admin.prompts.text": "내용",
  "admin.prompts.koLead": "한국어로 상담하는 고객에게 들립니다. 없으면 영어 음성을 들려줍니다.",
  "admin.prompts.enLead": "영어로 상담하는 고객에게 들립니다. 없으면 한국어 음성을 들려줍니다.",
  "admin.prompts.source": "음성 종류",
  "admin.prompts.source.recording": "녹음 파일",
  "admin.prompts.source.speech": "글을 음성으로",
  "admin.prompts.recordingText": "녹음 내용(선택)",
  "admin.prompts.recordingTextHelp": "적어 두면 목록에서 내용을 확인하고 검색할 수 있습니다.",
  "admin.prompts.speechText": "읽을 글",
  "admin.prompts.speechTextHelp":
    "서버의 음성 합성기(espeak-ng)가 읽습니다. 숫자와 영어는 들리는 대로 적으면 더 자연스럽습니다.",
  "admin.prompts.choose": "파일 선택",
  "admin.prompts.dropHint":
    "파일을 여기에 끌어다 놓아도 됩니다. WAV, MP3, M4A 등을 5분까지 올릴 수 있으며, 전화에 맞게 변환하고 음량을 맞춥니다.",
  "admin.prompts.speak": "음성 만들기",
  "admin.prompts.remove": "음성 빼기",
  "admin.prompts.stale": "글이 바뀌었습니다. 음성을 다시 만들어야 바뀐 내용이 들립니다.",
  "admin.prompts.level": "원본 음량 {loudness} dB, 최대 {peak} dB.",
  "admin.prompts.raised": "다른 안내와 같게 들리도록 {gain} dB 키웠습니다.",
  "admin.prompts.lowered": "다른 안내와 같게 들리도록 {gain} dB 줄였습니다.",
  "admin.prompts.asItWas": "음량이 알맞아 그대로 두었습니다.",
  "admin.prompts.warning.clipped":
    "소리가 너무 커서 일부가 찌그러졌습니다. 마이크와 거리를 두고 다시 녹음하는 것이 좋습니다.",
  "admin.prompts.warning.was_too_quiet":
    "녹음 소리가 너무 작아 잡음이 함께 커졌습니다. 마이크 가까이에서 다시 녹음하는 것이 좋습니다.",
  "admin.prompts.warning.mostly_silence": "대부분이 무음입니다. 맞는 파일인지 들어 보세요.",
  "admin.prompts.warning.long_silence_at_start":
    "앞부분이 2초 넘게 무음입니다. 고객은 전화가 끊긴 줄 알 수 있습니다.",

  "admin.entryPoints.music": "대기음",
  "admin.entryPoints.musicHelp":
    "상담사를 기다리거나 보류 중일 때 반복해서 들려줍니다. 흐름의 대기열 단계에서 따로 정할 수 있습니다.",
  "admin.entryPoints.houseMusic": "기본 음악",
} as const;
