import { describe, expect, it } from "vitest";
import { PASSWORD } from "./support/corner.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage();
const SCRIPT = `<img src=x onerror="window.owned=1"><script>window.owned=1</script>`;

describe("as the browser sees it", () => {
  it("E: the session is a cookie no script can read, and nothing secret lies in the page's storage", async () => {
    const corner = await stage.corner();
    const alice = await stage.availableDesk(corner, "alice");
    const cookies = await alice.context.cookies();
    expect(cookies).toEqual([
      expect.objectContaining({ httpOnly: true, sameSite: "Lax", path: "/", domain: "127.0.0.1" }),
    ]);
    const [{ value: secret = "" } = {}] = cookies;
    const open = await alice.page.evaluate(() =>
      [document.cookie, JSON.stringify(localStorage), JSON.stringify(sessionStorage)].join("\n"),
    );
    for (const hidden of [secret, PASSWORD, alice.agent.email]) expect(open).not.toContain(hidden);
  });

  it("E: a customer gets no cookie", async () => {
    const corner = await stage.corner();
    const carol = await stage.customer(corner);
    await carol.start("캐럴", "안녕하세요");
    await carol.sees("다음이 고객님 차례예요");
    expect(await carol.context.cookies()).toEqual([]);
  });

  it("E: signing out ends the session: the desktop of another window closes too, and Back shows nothing", async () => {
    stage.console.tolerate(/WebSocket connection to .* failed/);
    const corner = await stage.corner();
    const alice = await stage.desk(corner, "alice");
    const second = await alice.reopen();
    await alice.page.getByRole("button", { name: "앨리스 프로필 메뉴" }).click();
    await alice.page.getByRole("menuitem", { name: "로그아웃" }).click();
    for (const { page } of [alice, second])
      await page.getByRole("textbox", { name: "비밀번호" }).waitFor();
    await second.page.getByText("세션이 종료되었습니다. 다시 로그인해 주세요.").waitFor();
    expect(await alice.context.cookies()).toEqual([]);
    await alice.page.goto(`${stage.server.url}/#/history`);
    await alice.page.reload();
    await alice.page.getByRole("textbox", { name: "비밀번호" }).waitFor();
  });

  it("E: what somebody writes is text and never markup, on either side", async () => {
    const corner = await stage.corner();
    const alice = await stage.availableDesk(corner, "alice");
    const carol = await stage.customer(corner);
    const name = `<b onclick=alert(1)>캐럴</b>`;
    await carol.start(name, SCRIPT);
    await alice.accept(name);
    await alice.seesMessages([SCRIPT]);
    await alice.say(`javascript:alert(1) ${SCRIPT} https://example.com/a?b=1`);
    await expect.poll(() => carol.messages()).toHaveLength(2);
    const links = carol.log.getByRole("link");
    expect(await links.count()).toBe(1);
    expect(await links.getAttribute("href")).toBe("https://example.com/a?b=1");
    expect(await links.getAttribute("rel")).toContain("noopener");
    for (const { page } of [alice, carol]) {
      expect(await page.evaluate(() => "owned" in window)).toBe(false);
      expect(await page.locator("[onerror], [onclick]").count()).toBe(0);
    }
  });

  it("E: every page carries a policy that lets nothing in from elsewhere, and no other site may frame it", async () => {
    for (const path of ["/", "/shop/"]) {
      const { headers } = await fetch(`${stage.server.url}${path}`);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/script-src[^;]*'unsafe/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    }
  });

  it("decision 7: after all of that the server's log, at its most talkative, names nobody and quotes nothing", async () => {
    const corner = await stage.corner();
    const alice = await stage.availableDesk(corner, "alice");
    const carol = await stage.customer(corner);
    await carol.start("아무도모를이름", "아무도 모를 말 4111 1111 1111 1111");
    await alice.accept("아무도모를이름");
    await alice.say("비밀 답장");
    await carol.seesMessages(["아무도 모를 말 4111 1111 1111 1111", "비밀 답장"]);
    await alice.end();
    await alice.completeWrapUp("처리 완료");
    for (const secret of [
      "아무도모를이름",
      "아무도 모를 말",
      "비밀 답장",
      alice.agent.email,
      PASSWORD,
    ])
      expect(stage.server.output).not.toContain(secret);
  });
});
