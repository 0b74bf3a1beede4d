import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { readdirSync, readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { expect } from "vitest";
import { type Advisory, askForum, isWell, rawGet, statusIn } from "./advisory.ts";
import { HOSTILE_ZIPS } from "./hostile-word-zips.ts";
import { as, clauseId, hashOf, id, site } from "./secrets.ts";
import { documentXml, paragraph, relationship, run, W, wordFileBytes } from "./word-package.ts";

const send = async (
  bytes: Uint8Array,
  name = "x.docx",
): Promise<{ readonly status: number; readonly text: string }> => {
  const answer = await fetch(`${site.url}/api/opinions/${id}/import?name=${encodeURIComponent(name)}`, {
    method: "POST",
    headers: { cookie: as("AAA").cookie },
    body: bytes as Uint8Array<ArrayBuffer>,
  });
  return { status: answer.status, text: await answer.text() };
};

/** Reads a sent file as its sender's page would; all that is said of it. */
const preview = async (bytes: Uint8Array): Promise<string> => {
  const { text } = await send(bytes);
  const { number } = JSON.parse(text) as { readonly number?: number };
  return number === undefined ? text : (await as("AAA").get(`/api/opinions/${id}/imports/${number}`)).text();
};

/** Cells that a table program would take for a formula. */
const formulas = (csv: string): readonly string[] =>
  csv
    .replace(/^\uFEFF/u, "")
    .split(/\r?\n/u)
    .flatMap((line) =>
      [...line.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/gu)].map(([, cell]) => cell!.replace(/^"/u, "")),
    )
    .filter((cell) => /^[=+@\t\r]|^-(?![\d.]+$)/u.test(cell) && cell !== "-");

/** The regular expressions of the sources, as far as a pattern finds them. */
function ownPatterns(): readonly { readonly source: string; readonly flags: string }[] {
  const root = new URL("../../", import.meta.url);
  const files = ["shared", "server"].flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !/\.test\.ts$|testing\//u.test(name))
      .map((name) => readFileSync(new URL(`${folder}/${name}`, root), "utf8")),
  );
  const literal =
    /[(=:,[!&|?{};\s]\/((?![*/])(?:[^/\n\\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)(?=[.,;)\]\s])/gu;
  return files.flatMap((text) =>
    [...text.matchAll(literal)].map(([, source, flags]) => ({ source: source!, flags: flags! })),
  );
}

/** Paths, bombs, entities, addresses, formulas, patterns and names in files. */
export const ADVISORIES_OF_FILES: readonly Advisory[] = [
  {
    of: "CWE-22 path traversal",
    peer: "Paths and file names with dots and slashes led out of the folder of a server.",
    here: "No path of the page or of an export leaves its folder, and a file's name keeps none.",
    holds: async () => {
      const up = ["../", "..%2f", "%2e%2e/", "..%5c", "....//", "%252e%252e%252f", "..;/"].map((one) =>
        one.repeat(8),
      );
      for (const dots of up)
        for (const path of [
          `/assets/${dots}etc/passwd`,
          `/${dots}etc/passwd`,
          `/api/report/issued/x/${dots}etc/passwd`,
        ]) {
          const answer = await rawGet(path, { cookie: as("chair").cookie });
          expect(statusIn(answer), path).toBeGreaterThanOrEqual(400);
          expect(answer, path).not.toContain("root:");
        }
      for (const name of [
        "../../../../tmp/climbed.docx",
        "..\\..\\climbed.docx",
        "/etc/climbed",
        "C:\\climbed",
        "a\0b.docx",
      ])
        await send(wordFileBytes(), name);
      const listed = await (await as("AAA").get(`/api/opinions/${id}/imports`)).text();
      const names = [...listed.matchAll(/"name":"((?:[^"\\]|\\.)*)"/gu)].map(([, name]) => name!);
      expect(names.length).toBeGreaterThanOrEqual(5);
      for (const name of names) expect(name).not.toMatch(/[/\\\0]|^\./u);
    },
  },
  {
    of: "CWE-409 zip bomb",
    peer: "A small file that unpacks to gigabytes took a document server down.",
    here: "Each hostile archive of our collection that is sent is refused in words; the server is well.",
    holds: async () => {
      const bombs = HOSTILE_ZIPS.filter(({ name }) =>
        /bomb|grow|large|many|nest|overlap|claim/iu.test(name),
      ).slice(0, 3);
      expect(bombs.length).toBeGreaterThanOrEqual(3);
      for (const { name, bytes } of bombs) {
        const answer = await send(bytes(), `${name}.docx`);
        expect(answer.status, name).toBeLessThan(500);
      }
      await isWell();
    },
  },
  {
    of: "CVE-2025-65482",
    peer: "XDocReport read external entities of a Word file, and so files and addresses of the server.",
    here: "A Word file with entities is refused, and tells nothing of the server's files.",
    holds: async () => {
      const inside = paragraph("&y;");
      for (const entity of ['SYSTEM "file:///etc/passwd"', '"&z;&z;&z;"']) {
        const doctype = `<!DOCTYPE x [<!ENTITY z "aaaa"><!ENTITY y ${entity}>]>`;
        const body = documentXml(inside).replace("?>", `?>${doctype}`);
        const said = await preview(wordFileBytes({ body }));
        expect(said).toContain("refusal");
        expect(said).not.toContain("root:");
      }
    },
  },
  {
    of: "CWE-918 addresses in files",
    peer: "Servers fetched what a sent document named, and so reached their own network.",
    here: "External templates, pictures, links and frames of a Word file are asked for by nobody.",
    holds: async () => {
      let asked = 0;
      const elsewhere = createServer((_request, response) => {
        asked += 1;
        response.end("x");
      }).listen(0, "127.0.0.1");
      await once(elsewhere, "listening");
      const target = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/x`;
      const kinds = [
        "attachedTemplate",
        "image",
        "hyperlink",
        "frame",
        "subDocument",
        "aFChunk",
        "oleObject",
      ];
      const relationships = kinds.map((kind) => relationship(kind, target, "External")).join("");
      const field = `<w:p>${run("x")}<w:r><w:instrText>INCLUDEPICTURE "${target}"</w:instrText></w:r></w:p>`;
      await preview(
        wordFileBytes({ relationships, body: `${field}<w:altChunk ${W} r:id="raFChunk" xmlns:r="r"/>` }),
      );
      await askForum("secretariat", {
        type: "shelveText",
        title: target,
        source: target,
        text: `_noting_\n\na) ${target}`,
      });
      await as("AAA").get(`/api/opinions/${id}/export.docx`);
      await new Promise((resolve) => setTimeout(resolve, 100));
      elsewhere.close();
      expect(asked).toBe(0);
    },
  },
  {
    of: "CVE-2026-42267",
    peer: "A tag that was a formula ran in the table program of the administrator who exported it from Kimai.",
    here: "No cell of an exported table begins like a formula, whatever a delegation wrote.",
    holds: async () => {
      for (const text of [
        '=HYPERLINK("https://evil.example","x")',
        "+1+1",
        "@SUM(1)",
        "-2+3+cmd|' /C calc'!A0",
      ]) {
        const hash = await hashOf();
        const proposed = await as("AAA").ask(id, {
          type: "propose",
          kind: "change",
          clauseId,
          text,
          reason: text,
          hash,
        });
        expect(proposed.status).toBe(200);
      }
      let cells = 0;
      for (const path of ["/api/board.csv", "/api/where.csv"]) {
        const answer = await as("AAA").get(path);
        expect(answer.status).toBe(200);
        const csv = await answer.text();
        cells += csv.length;
        expect(formulas(csv), path).toEqual([]);
      }
      expect(cells).toBeGreaterThan(100);
      expect(formulas('a,=1+1\n"+x",-3')).toEqual(["=1+1", '+x"']);
    },
  },
  {
    of: "GHSA-8j4g-w8fx-2239",
    peer: "A pattern of Hono took far too long on a request header that was made for it.",
    here: "Each pattern of our sources ends on long repeated texts; one that is bad by intent does not.",
    holds: async () => {
      const patterns = ownPatterns();
      expect(patterns.length).toBeGreaterThan(200);
      expect(await longestOf(patterns)).toBe(null);
      expect(await longestOf([{ source: "^(a+)+$", flags: "u" }], 2_000)).toBe("^(a+)+$");
    },
  },
  {
    of: "CWE-1007 names that look alike",
    peer: "Names with hidden or turning signs passed for those of others.",
    here: "No person, delegation or text is named with signs that hide, turn or split what is read.",
    holds: async () => {
      for (const sign of [
        "\u202E",
        "\u200B",
        "\u2066",
        "\u00AD",
        "\u{E0041}",
        "\uFEFF",
        "\u3164",
        "\u115F",
      ]) {
        const name = `Deleg${sign}ate`;
        for (const command of [
          { type: "admitParticipant", name, role: "delegate", delegation: "AAA" },
          { type: "admitDelegation", symbol: `A${sign}`, name: { en: "x" }, category: "memberState" },
          { type: "shelveText", title: name, source: name, text: "_noting_\n\na) x" },
        ])
          expect((await askForum("secretariat", command)).status, command.type).toBe(400);
      }
      // The same in other letters, other case and other width.
      for (const symbol of ["AAA", "ААА", "aaa", "ＡＡＡ"]) {
        const same = { type: "admitDelegation", symbol, name: { en: "Another" }, category: "memberState" };
        expect((await askForum("secretariat", same)).status, symbol).toBeGreaterThanOrEqual(400);
      }
    },
  },
];

/** Runs patterns on texts that make a bad one run without end; the one at which the thread hung, if any. */
async function longestOf(
  patterns: readonly { readonly source: string; readonly flags: string }[],
  msMax = 20_000,
): Promise<string | null> {
  const worker = new Worker(
    `const { parentPort, workerData } = require("node:worker_threads");
     const parts = ["a", "0", " ", "-", ".", "/", "(", "[", "a ", "a-", "a,", "0.", "<a", "\\t", "\\n", "é"];
     for (const { source, flags } of workerData) {
       parentPort.postMessage(source);
       let pattern;
       try { pattern = new RegExp(source, flags.replace("g", "").replace("y", "")); } catch { continue; }
       for (const part of parts) for (const end of ["", "!", "\\u0000"]) pattern.test(part.repeat(2000) + end);
     }
     parentPort.postMessage(null);`,
    { eval: true, workerData: patterns },
  );
  let at: string | null = "";
  let timer: NodeJS.Timeout | undefined;
  await new Promise<void>((resolve) => {
    worker.on("message", (source: string | null) => {
      at = source;
      clearTimeout(timer);
      if (source === null) resolve();
      else timer = setTimeout(resolve, msMax);
    });
  });
  await worker.terminate();
  return at;
}
