import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface TestCertificate {
  /** The server's settings. */
  readonly env: Readonly<Record<string, string>>;
  /** Certificate and key in one file, as telephones want them. */
  readonly phone: string;
  remove(): void;
}

/** A certificate of this machine's loopback address that it signed itself, for a day. */
export function makeTestCertificate(): TestCertificate {
  const folder = mkdtempSync(join(tmpdir(), "maru-certificate-"));
  const [certificate, key] = [join(folder, "certificate.pem"), join(folder, "key.pem")];
  const request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"];
  const name = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
  execFileSync("openssl", [...request, ...name, "-keyout", key, "-out", certificate], {
    stdio: "ignore",
  });
  const phone = join(folder, "phone.pem");
  writeFileSync(phone, readFileSync(certificate, "utf8") + readFileSync(key, "utf8"));
  return {
    env: { MARU_SIP_TLS_CERT: certificate, MARU_SIP_TLS_KEY: key },
    phone,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
