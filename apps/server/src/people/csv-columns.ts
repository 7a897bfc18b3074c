/** The columns of a list of people, under whatever name people write above them. */
export const CSV_COLUMNS = [
  "id",
  "name",
  "email",
  "role",
  "team",
  "multimediaProfile",
  "agentProfile",
  "extension",
  "skills",
  "language",
  "active",
] as const;
export type CsvColumn = (typeof CSV_COLUMNS)[number];

const NAMES: Record<CsvColumn, readonly string[]> = {
  id: ["id", "아이디", "상담사아이디", "상담원아이디", "사번"],
  name: ["name", "이름", "성명", "상담사", "상담원"],
  email: ["email", "mail", "이메일", "전자메일", "메일", "이메일주소"],
  role: ["role", "역할", "권한"],
  team: ["team", "팀", "소속", "소속팀", "팀명"],
  multimediaProfile: ["multimediaprofile", "멀티미디어프로필"],
  agentProfile: ["agentprofile", "telephone", "전화권한", "상담사프로필", "상담원프로필"],
  extension: ["extension", "내선", "내선번호", "cti번호"],
  skills: ["skills", "skill", "스킬"],
  language: ["language", "언어"],
  active: ["active", "사용", "사용여부", "상태", "활성"],
};

const BY_NAME = new Map(
  CSV_COLUMNS.flatMap((column) => NAMES[column].map((name) => [name, column] as const)),
);

/** Undefined: no column of ours. Spaces, case and punctuation do not matter. */
export function columnOf(header: string): CsvColumn | undefined {
  const plain = header.normalize("NFKC").toLowerCase();
  return BY_NAME.get(plain.replaceAll(/[^\p{L}\p{N}]/gu, ""));
}
