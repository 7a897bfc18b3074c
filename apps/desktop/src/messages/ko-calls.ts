/** 전화에 관한 글. `en-calls.ts`와 열쇠가 같아야 한다(`messages.test.ts`). */
export const koCalls = {
  "stage.dialling": "발신중",
  "stage.held": "보류중",
  "stage.consult_requested": "상담 요청됨",
  "stage.consulting_colleague": "통화중(호전환)",
  "stage.consulting_customer": "고객과 통화중",
  "stage.consulted": "협의통화 중",
  "stage.conference_primary": "회의 중",
  "stage.conference_member": "회의 중",
  "stage.phone_lost": "전화 끊김",

  "state.dialling": "발신중",

  "party.ringing": "벨소리 울림",
  "party.held": "보류중",
} as const;
