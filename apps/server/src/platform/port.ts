import { once } from "node:events";
import { createServer } from "node:net";
import { refuseStart, type StartRefusal } from "./refusal.ts";

/**
 * Whether we could listen there. Asked before the database starts, so that a taken port is refused
 * at once; listening itself is refused with the same words (`refuseListen`).
 */
export async function checkPort(host: string, port: number): Promise<StartRefusal | undefined> {
  const probe = createServer();
  try {
    probe.listen({ host, port, exclusive: true });
    await once(probe, "listening");
  } catch (error) {
    return refuseListen(error, host, port);
  }
  probe.close();
  await once(probe, "close");
  return undefined;
}

/** The refusal for an error of `listen`. */
export function refuseListen(error: unknown, host: string, port: number): StartRefusal {
  const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
  switch (code) {
    case "EADDRINUSE":
      return refuseStart("port_taken", {
        en: `Port ${port} on ${host} is taken by another program: stop it, or choose another port, for example PORT=${port + 1}.`,
        ko: `${host}의 ${port} 포트를 다른 프로그램이 사용하고 있습니다. 그 프로그램을 종료하거나 PORT=${port + 1}처럼 다른 포트를 지정하세요.`,
      });
    case "EACCES":
      return refuseStart("port_forbidden", {
        en: `This user may not listen on port ${port}: choose one above 1023 with PORT.`,
        ko: `이 사용자는 ${port} 포트를 사용할 권한이 없습니다. PORT에 1024 이상의 포트를 지정하세요.`,
      });
    default:
      return refuseStart("host_unusable", {
        en: `HOST ${host} is not an address of this machine (${code}): use 127.0.0.1, or 0.0.0.0 for every network.`,
        ko: `HOST ${host}는 이 컴퓨터의 주소가 아닙니다(${code}). 127.0.0.1을 사용하거나, 모든 네트워크에서 접속을 받으려면 0.0.0.0을 지정하세요.`,
      });
  }
}
