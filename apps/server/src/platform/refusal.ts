/** A sentence for the person who operates the server, in both languages of the product. */
export interface Words {
  readonly en: string;
  readonly ko: string;
}

/**
 * Why the server does not start. A returned value, never thrown: the world is fine, the request is
 * not, and `words` says in one sentence what to do about it.
 */
export interface StartRefusal {
  readonly refused: string;
  readonly words: Words;
}

export function refuseStart(refused: string, words: Words): StartRefusal {
  return { refused, words };
}

export function isStartRefusal(value: object): value is StartRefusal {
  return "refused" in value && "words" in value;
}

type Language = keyof Words;

/** The operator's language by POSIX precedence: LC_ALL, LC_MESSAGES, LANG. English unless Korean. */
export function operatorLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = [env["LC_ALL"], env["LC_MESSAGES"], env["LANG"]].find((name) => name);
  return locale !== undefined && /^ko\b|^ko_/i.test(locale) ? "ko" : "en";
}
