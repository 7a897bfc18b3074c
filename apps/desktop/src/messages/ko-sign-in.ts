/** 로그인을 마치기까지: 인증 코드, 새 비밀번호, 초대, 2단계 인증. */
export const koSignIn = {
  "code.title": "2단계 인증",
  "code.lead": "{email} 계정의 본인 확인이 한 번 더 필요합니다.",
  "code.label": "인증 코드",
  "code.hint":
    "인증 앱에 표시된 6자리 숫자를 입력하세요. 휴대폰을 쓸 수 없다면 복구 코드를 입력해도 됩니다.",
  "code.missing": "인증 코드를 입력하세요.",
  "code.wrong": "코드가 맞지 않거나 이미 사용한 코드입니다. 지금 앱에 표시된 코드를 입력하세요.",
  "code.submit": "확인",
  "code.back": "다른 계정으로 로그인",
  "ownPassword.title": "새 비밀번호 설정",
  "ownPassword.lead":
    "지금 비밀번호는 관리자가 정한 것입니다. 나만 아는 비밀번호로 바꿔야 시작할 수 있습니다.",
  "ownPassword.submit": "비밀번호 변경하고 시작",
  "ownPassword.same": "지금 비밀번호와 다른 비밀번호를 입력하세요.",
  "invitation.title": "{name} 님, 환영합니다",
  "invitation.lead":
    "{organisation}에 초대되었습니다. {email} 계정에 사용할 비밀번호를 정해 주세요.",
  "invitation.submit": "비밀번호 설정하고 시작",
  "invitation.broken": "초대 링크를 열 수 없습니다",
  "invitation.toSignIn": "로그인 화면으로",
  "secondFactor.title": "2단계 인증",
  "secondFactor.dueLead":
    "이 조직에서는 2단계 인증이 필요합니다. 인증 앱을 등록하면 바로 시작할 수 있습니다.",
  "secondFactor.prepare":
    "휴대폰에 Google Authenticator, Microsoft Authenticator 같은 인증 앱을 준비해 주세요. 등록하고 나면 로그인할 때 비밀번호와 함께 앱의 인증 코드를 입력합니다.",
  "secondFactor.begin": "인증 앱 등록",
  "secondFactor.scan": "인증 앱으로 QR 코드를 스캔하세요.",
  "secondFactor.qr": "인증 앱 등록용 QR 코드",
  "secondFactor.byHand": "스캔할 수 없다면 이 키를 앱에 직접 입력하세요.",
  "secondFactor.confirmHint": "앱에 표시된 6자리 숫자를 입력하세요.",
  "secondFactor.confirm": "등록 완료",
  "secondFactor.recoveryTitle": "복구 코드를 보관하세요",
  "secondFactor.recoveryLead":
    "휴대폰을 잃어버렸을 때 인증 코드 대신 쓸 수 있습니다. 코드마다 한 번만 쓸 수 있고, 지금 이후에는 다시 볼 수 없습니다.",
  "secondFactor.copy": "복사",
  "secondFactor.copied": "복사했습니다",
  "secondFactor.copyFailed": "복사하지 못했습니다. 코드를 직접 선택해 복사하세요.",
  "secondFactor.kept": "보관했습니다",
  "secondFactor.on": "2단계 인증을 사용하고 있습니다. 해제하면 비밀번호만으로 로그인합니다.",
  "secondFactor.remove": "2단계 인증 해제",
  "secondFactor.removed": "2단계 인증을 해제했습니다.",
  "secondFactor.done": "2단계 인증을 설정했습니다.",
} as const;
