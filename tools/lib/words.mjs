/**
 * What the scripts say, in both languages. They run on Node 20 before anything is installed, so this
 * is plain JavaScript and shares nothing with the server.
 */

const locale = process.env["LC_ALL"] || process.env["LC_MESSAGES"] || process.env["LANG"] || "";
const korean = /^ko\b|^ko_/i.test(locale);

/** @param {string} en @param {string} ko */
const say = (en, ko) => (korean ? ko : en);

export const words = {
  /** @param {string} found */
  nodeTooOld: (found) =>
    say(
      `This is Node ${found} and Maru needs Node 20 or later: install a newer one from https://nodejs.org or your distribution.`,
      `현재 Node 버전은 ${found}입니다. Maru에는 Node 20 이상이 필요하니 https://nodejs.org 또는 배포판에서 새 버전을 설치하세요.`,
    ),
  /** @param {string} platform @param {string} found */
  noNode24: (platform, found) =>
    say(
      `Maru runs on Node 24, which it can bring along for Linux on x64 and arm64 only: on ${platform} install Node 24 yourself (this is ${found}).`,
      `Maru는 Node 24에서 실행되며, 자동 설치는 x64·arm64 Linux에서만 됩니다. ${platform}에서는 Node 24를 직접 설치하세요(현재 ${found}).`,
    ),
  installing: () =>
    say(
      "Installing packages. The first time this takes a minute or two.",
      "패키지를 설치하고 있습니다. 처음에는 1~2분 걸립니다.",
    ),
  installFailed: () =>
    say(
      "The packages could not be installed: see npm's words above, check the network and start again.",
      "패키지를 설치하지 못했습니다. 위의 npm 메시지와 네트워크를 확인한 뒤 다시 시작하세요.",
    ),
  building: () => say("Building the web apps.", "웹 앱을 빌드하고 있습니다."),
  /** @param {string} app */
  buildFailed: (app) =>
    say(
      `The web app ${app} could not be built: see above.`,
      `웹 앱 ${app}을(를) 빌드하지 못했습니다. 위 내용을 확인하세요.`,
    ),
  /** @param {string} packages */
  installingPrograms: (packages) =>
    say(
      `Installing what the browser and voice tests need: ${packages}.`,
      `브라우저·음성 테스트에 필요한 패키지를 설치하고 있습니다: ${packages}`,
    ),
  /** @param {string} packages */
  missingPrograms: (packages) =>
    say(
      `The browser and voice tests need more: run \`apt-get install --no-install-recommends ${packages}\` as root (a browser can be named with MARU_CHROMIUM).`,
      `브라우저·음성 테스트에 필요한 프로그램이 없습니다. root로 \`apt-get install --no-install-recommends ${packages}\`를 실행하세요(브라우저는 MARU_CHROMIUM에 경로를 지정해도 됩니다).`,
    ),
};
