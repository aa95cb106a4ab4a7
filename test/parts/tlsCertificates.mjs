// @ts-check
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ensureDebianPackages } from "./debian.mjs";
import { run } from "./program.mjs";

/**
 * Certificates for a server on loopback and its clients, as Docker's documentation makes them: `server` and `client` get
 * a folder each with `ca.pem`, `cert.pem` and `key.pem`.
 * @param {string} folder
 */
export async function makeCertificates(folder) {
  await ensureDebianPackages(["openssl"]);
  const authority = join(folder, "authority");
  await mkdir(authority, { recursive: true });
  await openssl(authority, [
    ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"],
    ...["-subj", "/CN=authority", "-keyout", "key.pem", "-out", "ca.pem"],
  ]);
  const server = await sign(folder, "server", "subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth\n");
  const client = await sign(folder, "client", "extendedKeyUsage=clientAuth\n");
  return { server, client };
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {string} extensions
 */
async function sign(folder, name, extensions) {
  const own = join(folder, name);
  await mkdir(own);
  await writeFile(join(own, "extensions"), extensions);
  await openssl(own, [
    ...["req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", `/CN=${name}`],
    ...["-keyout", "key.pem", "-out", "request.pem"],
  ]);
  const authority = ["-CA", "../authority/ca.pem", "-CAkey", "../authority/key.pem", "-CAcreateserial"];
  await openssl(own, [
    ...["x509", "-req", "-days", "2", "-in", "request.pem", "-extfile", "extensions", "-out", "cert.pem"],
    ...authority,
  ]);
  await run("cp", [join(folder, "authority", "ca.pem"), own]);
  return own;
}

/**
 * @param {string} cwd
 * @param {readonly string[]} words
 */
async function openssl(cwd, words) {
  await run("openssl", words, { cwd });
}
