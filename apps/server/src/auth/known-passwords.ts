/**
 * Passwords everybody tries first, of those long enough to be asked about: the world's most used, their Korean
 * cousins typed on an English keyboard, and rows of keys. Compared without case; a password made of one of these and
 * a few digits or signs is as bad.
 */
export const KNOWN_PASSWORDS: ReadonlySet<string> = new Set([
  ...["password", "passw0rd", "p@ssword", "p@ssw0rd", "passwordpassword", "iloveyou", "welcome"],
  ...["letmein", "sunshine", "princess", "football", "baseball", "dragon", "superman", "trustno"],
  ...["administrator", "admin", "adminadmin", "changeme", "changemenow", "secret", "default"],
  ...["qwerty", "qwertyuiop", "qwertyuiopasdf", "qwer", "qwerasdf", "qwerasdfzxcv", "asdfghjkl"],
  ...[
    "asdf",
    "asdfasdf",
    "asdfqwer",
    "zxcvbnm",
    "zxcv",
    "zxcvzxcv",
    "qazwsx",
    "qazwsxedc",
    "q1w2e3r4",
  ],
  ...[
    "q1w2e3r4t5",
    "q1w2e3r4t5y6",
    "1q2w3e4r",
    "1q2w3e4r5t",
    "1q2w3e4r5t6y",
    "1qaz2wsx",
    "1qaz2wsx3edc",
  ],
  ...["qwer1234", "qwer1234qwer", "abcd", "abcd1234", "abcdefg", "abcdefghij", "a1b2c3d4e5"],
  ...["dkssudgktpdy", "dkssud", "qlalfqjsgh", "tkfkdgo", "tkfkdgodyd", "gksrnr", "eogksalsrnr"],
  ...["tjdnf", "tkfkd", "gkfkqjwl", "비밀번호", "안녕하세요", "사랑해", "사랑해요", "대한민국"],
  ...[
    "callcenter",
    "callcentre",
    "contactcenter",
    "상담사",
    "콜센터",
    "고객센터",
    "maru",
    "marumaru",
  ],
]);
