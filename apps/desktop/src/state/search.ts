import { getChoseong } from "es-hangul";

const INITIALS_ONLY = /^[ㄱ-ㅎ]+$/;
const bare = (text: string) => text.normalize("NFC").toLocaleLowerCase().replace(/\s+/g, "");

/**
 * Does the text hold the words looked for? Case and spaces do not count; Korean initial consonants find what
 * begins with them (`ㄱㅁㅅ` finds 김민수).
 */
export function matches(text: string, query: string): boolean {
  const wanted = bare(query);
  if (wanted === "") return true;
  if (bare(text).includes(wanted)) return true;
  return INITIALS_ONLY.test(wanted) && getChoseong(text).replace(/\s+/g, "").includes(wanted);
}
