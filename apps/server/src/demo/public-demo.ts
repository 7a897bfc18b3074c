import type { Database } from "../database/database.ts";
import type { EngineHost } from "../engine/engine-host.ts";
import { refuseStart, type StartRefusal } from "../platform/refusal.ts";
import { isPublicHost, type Settings } from "../platform/settings.ts";
import { demoPasswordsUnchanged } from "./demo-organisation.ts";

/** The demo's password is in the README: with it nobody may be let in from another machine. */
export async function refusePublicDemo(
  parts: { readonly db: Database; readonly host: EngineHost },
  { host, publicUrl }: Pick<Settings, "host" | "publicUrl">,
): Promise<StartRefusal | undefined> {
  const opening = isPublicHost(host)
    ? `HOST=${host}`
    : isPublicHost(new URL(publicUrl).hostname.replace(/^\[|\]$/g, ""))
      ? `MARU_PUBLIC_URL=${publicUrl}`
      : undefined;
  if (opening === undefined || !(await demoPasswordsUnchanged(parts))) return undefined;
  return refuseStart("demo_passwords_unchanged", {
    en: `${opening} opens Maru to other machines while demo passwords are unchanged: start without it, change the password of every demo account or deactivate it, and start again.`,
    ko: `데모 비밀번호를 바꾸지 않은 채 ${opening}(으)로 외부에 열 수 없습니다. 이 설정 없이 시작해 모든 데모 계정의 비밀번호를 바꾸거나 계정을 비활성화한 뒤 다시 시작하세요.`,
  });
}
