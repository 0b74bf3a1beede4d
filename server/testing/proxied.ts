import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "./server-process.ts";

/** Programs of the machine that stand in no package; in CI all of them must be there. */
export const isInstalled = (program: string): boolean =>
  [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin"].some((folder) =>
    existsSync(join(folder, program)),
  );

export const deployFile = (name: string): string =>
  fileURLToPath(new URL(`../../deploy/${name}`, import.meta.url));

/** Makes a certificate for localhost that lasts a day. */
export function makeCertificate(folder: string): { readonly cert: string; readonly key: string } {
  const [cert, key] = [join(folder, "cert.pem"), join(folder, "key.pem")];
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
  const made = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1"];
  execFileSync("openssl", ["req", "-x509", ...made, "-keyout", key, "-out", cert, ...subject], {
    stdio: "pipe",
  });
  return { cert, key };
}

/** The shipped file of a proxy, with the addresses of a test in place of its own. */
export type StartedProxy = { readonly url: string; readonly close: () => Promise<void> };
type Start = {
  readonly folder: string;
  readonly cert: string;
  readonly key: string;
  readonly backend: number;
};

/** `end`: Caddy would wait for its open streams, and nginx's workers outlive one that is killed. */
async function started(
  command: string,
  words: readonly string[],
  { url, end }: { readonly url: string; readonly end: "SIGTERM" | "SIGKILL" },
): Promise<StartedProxy> {
  const child = spawn(command, words, {
    env: { ...process.env, PATH: `${process.env["PATH"]}${delimiter}/usr/sbin` },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.on("exit", () => resolve()));
  for (let n = 0; ; n++) {
    try {
      await fetch(`${url}/api/health`);
      break;
    } catch (error) {
      if (n > 100 || child.exitCode !== null) throw new Error(`${command}: ${said}`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  return {
    url,
    close: async () => {
      child.kill(end);
      await ended;
    },
  };
}

const replaced = (text: string, pairs: readonly (readonly [string | RegExp, string])[]): string =>
  pairs.reduce((now, [from, to]) => {
    const next = now.replaceAll(typeof from === "string" ? from : new RegExp(from, "gu"), to);
    if (next === now) throw new Error(`the file has no ${String(from)}`);
    return next;
  }, text);

export async function startNginx({ folder, cert, key, backend }: Start): Promise<StartedProxy> {
  const [port, plain] = [await freePort(), await freePort()];
  const site = replaced(readFileSync(deployFile("nginx.conf"), "utf8"), [
    [/listen \[::\]:\d+[^;]*;\n/u, ""],
    ["listen 80;", `listen 127.0.0.1:${plain};`],
    ["listen 443 ssl http2;", `listen 127.0.0.1:${port} ssl http2;`],
    ["server_name concord.example.org;", "server_name localhost;"],
    ["/etc/letsencrypt/live/concord.example.org/fullchain.pem", cert],
    ["/etc/letsencrypt/live/concord.example.org/privkey.pem", key],
    ["http://127.0.0.1:3000", `http://127.0.0.1:${backend}`],
  ]);
  mkdirSync(join(folder, "nginx"));
  writeFileSync(join(folder, "nginx/concord.conf"), site);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${join(folder, "nginx", name)};`)
    .join(" ");
  // As root nginx gives its workers to a user who cannot write in a test's folder.
  const user = process.getuid?.() === 0 ? "user root; " : "";
  const main = `${user}daemon off; pid ${join(folder, "nginx/pid")}; error_log stderr; events {}
    http { access_log off; ${temporary} include ${join(folder, "nginx/concord.conf")}; }`;
  writeFileSync(join(folder, "nginx/main.conf"), main);
  return started("nginx", ["-c", join(folder, "nginx/main.conf")], {
    url: `https://localhost:${port}`,
    end: "SIGTERM",
  });
}

export async function startCaddy({ folder, cert, key, backend }: Start): Promise<StartedProxy> {
  const port = await freePort();
  const site = replaced(readFileSync(deployFile("Caddyfile"), "utf8"), [
    ["concord.example.org {", `https://localhost:${port} {\n\ttls ${cert} ${key}`],
    ["127.0.0.1:3000", `127.0.0.1:${backend}`],
  ]);
  const file = join(folder, "Caddyfile");
  writeFileSync(
    file,
    `{\n\tadmin off\n\tauto_https disable_redirects\n\tstorage file_system ${folder}/caddy\n}\n${site}`,
  );
  return started("caddy", ["run", "--config", file, "--adapter", "caddyfile"], {
    url: `https://localhost:${port}`,
    end: "SIGKILL",
  });
}

/** `deploy/haproxy.cfg` before two nodes, without its certificate. */
export async function startHaproxy(folder: string, nodes: readonly [number, number]): Promise<StartedProxy> {
  const port = await freePort();
  const config = replaced(readFileSync(deployFile("haproxy.cfg"), "utf8"), [
    [/bind :443 .*/u, `bind 127.0.0.1:${port}`],
    ["10.0.0.5:3000", `127.0.0.1:${nodes[0]}`],
    ["10.0.0.6:3000", `127.0.0.1:${nodes[1]}`],
  ]);
  const file = join(folder, "haproxy.cfg");
  writeFileSync(file, config);
  return started("haproxy", ["-db", "-f", file], { url: `http://127.0.0.1:${port}`, end: "SIGKILL" });
}

/** `deploy/Caddyfile.nodes` before two nodes, without a certificate. */
export async function startCaddyOfNodes(
  folder: string,
  nodes: readonly [number, number],
): Promise<StartedProxy> {
  const port = await freePort();
  const site = replaced(readFileSync(deployFile("Caddyfile.nodes"), "utf8"), [
    ["concord.example.org {", `http://127.0.0.1:${port} {`],
    ["10.0.0.5:3000", `127.0.0.1:${nodes[0]}`],
    ["10.0.0.6:3000", `127.0.0.1:${nodes[1]}`],
  ]);
  const file = join(folder, "Caddyfile.nodes");
  writeFileSync(
    file,
    `{
	admin off
	storage file_system ${folder}/caddy-of-nodes
}
${site}`,
  );
  return started("caddy", ["run", "--config", file, "--adapter", "caddyfile"], {
    url: `http://127.0.0.1:${port}`,
    end: "SIGKILL",
  });
}
