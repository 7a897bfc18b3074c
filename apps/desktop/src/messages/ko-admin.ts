/** 관리 화면의 글: 틀, 목록, 양식. 화면마다 따로 있는 글은 `ko-admin-*.ts`에 있다. */
export const koAdmin = {
  "admin.navigation": "관리 메뉴",
  "admin.group.channels": "채널 · 흐름 · 업무 시간",
  "admin.group.people": "사람 · 권한",
  "admin.group.queues": "대기열",
  "admin.group.telephone": "전화",
  "admin.group.data": "데이터 · 사유",
  "admin.group.tools": "도구",

  "admin.section.teams": "팀",
  "admin.section.skills": "스킬",

  "admin.list.search": "이름 또는 ID 검색",
  "admin.list.clear": "검색어 지우기",
  "admin.list.count": "{count}개",
  "admin.list.countOf": "{total}개 중 {shown}개",
  "admin.list.filterAll": "{name}: 전체",
  "admin.list.noMatch": "조건에 맞는 항목이 없습니다",
  "admin.list.showAll": "조건 지우기",
  "admin.list.sortBy": "{name} 기준으로 정렬",

  "admin.form.back": "목록으로",
  "admin.form.save": "저장",
  "admin.form.delete": "삭제",
  "admin.form.done": "저장했습니다.",
  "admin.form.saved": "변경한 내용이 없습니다.",
  "admin.form.unsaved": "저장하지 않은 내용이 있습니다.",
  "admin.form.checkFields": "표시된 항목을 다시 확인해 주세요.",
  "admin.form.notThere": "삭제되었거나 없는 항목입니다",
  "admin.form.pick": "선택하세요",
  "admin.form.pickMany": "이름을 입력해 추가하세요",
  "admin.form.noneFound": "찾는 항목이 없습니다.",
  "admin.form.gone": "{id} (삭제된 항목)",
  "admin.form.clear": "{name} 선택 해제",
  "admin.form.open": "{name} 목록 열기",
  "admin.form.remove": "{name} 빼기",

  "admin.leave.title": "저장하지 않고 나갈까요?",
  "admin.leave.body": "지금 나가면 변경한 내용이 사라집니다.",
  "admin.leave.confirm": "저장하지 않고 나가기",
  "admin.leave.stay": "계속 편집",

  "admin.remove.title": "‘{name}’을(를) 삭제할까요?",
  "admin.remove.body": "삭제하면 되돌릴 수 없습니다. 지난 상담 기록은 그대로 남습니다.",
  "admin.remove.done": "삭제했습니다.",

  "admin.unit.of": "{name} 단위",
  "admin.unit.second": "초",
  "admin.unit.minute": "분",
  "admin.unit.hour": "시간",

  "admin.id.title": "식별자",
  "admin.id.lead": "API와 설정 파일에서 이 항목을 가리키는 값입니다.",
  "admin.id.label": "ID",
  "admin.id.helpNew":
    "이름에서 자동으로 만들어집니다. 직접 정할 수 있지만, 저장한 뒤에는 바꿀 수 없습니다.",
  "admin.id.help": "만들 때 정해지며 바꿀 수 없습니다.",

  "admin.part.basics": "기본 정보",
  "admin.field.name": "이름",

  "admin.teams.lead": "상담사를 묶는 단위입니다. 대기열은 팀에 상담을 배정합니다.",
  "admin.teams.create": "팀 만들기",
  "admin.teams.empty": "아직 만든 팀이 없습니다",
  "admin.teams.members": "팀원",
  "admin.teams.queues": "담당 대기열",
  "admin.teams.nameHelp": "상담사와 슈퍼바이저의 화면에 보이는 이름입니다.",

  "admin.skills.lead":
    "언어나 제품처럼 상담사가 갖춘 능력입니다. 진입점이 요구하면 그 수준을 갖춘 상담사에게만 배정됩니다.",
  "admin.skills.create": "스킬 만들기",
  "admin.skills.empty": "아직 만든 스킬이 없습니다",
  "admin.skills.agents": "보유 상담사",
  "admin.skills.nameHelp": "예: 영어, 환불 상담. 수준(1~10)은 상담사마다 정합니다.",
} as const;
