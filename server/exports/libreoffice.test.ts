import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { wtpf26 } from "../../shared/presets/wtpf-26/index.ts";
import { clauseOfTag } from "../../shared/word-file/clause-tag.ts";
import { seeded } from "../testing/chance.ts";
import { opinionFixture, REPORT_AT } from "./docx-fixture.ts";
import { changesByAuthor, wordElements, wordPart } from "./docx-reading.ts";
import type { WordForm } from "./opinion-word.ts";
import { opinionWord } from "./opinion-word.ts";
import { randomText } from "./tracked-fixture.ts";

/** LibreOffice, where it is installed; on the machine that decides whether a change may land it is. */
const isThere = (process.env["PATH"] ?? "")
  .split(delimiter)
  .some((folder) => existsSync(join(folder, "soffice")));
const isRequired = process.env["CONCORD_STORIES"] === "required";

const folder = mkdtempSync(join(tmpdir(), "concord-libreoffice-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What LibreOffice says besides which file it wrote, and the files. */
async function converted(
  files: ReadonlyMap<string, Uint8Array>,
  to: "pdf" | "docx",
): Promise<{ readonly complaints: readonly string[]; readonly bytesOf: (name: string) => Uint8Array }> {
  const paths = [...files].map(([name, bytes]) => {
    const path = join(folder, `${name}.docx`);
    writeFileSync(path, bytes);
    return path;
  });
  const out = join(folder, to);
  const args = [`-env:UserInstallation=file://${folder}/profile`, "--headless", "--convert-to", to];
  const { stdout, stderr } = await promisify(execFile)("soffice", [...args, "--outdir", out, ...paths]);
  const complaints = `${stdout}\n${stderr}`
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("convert ") && !line.includes("javaldx"));
  return { complaints, bytesOf: (name) => new Uint8Array(readFileSync(join(out, `${name}.${to}`))) };
}

const ALL: Readonly<Record<WordForm["form"], WordForm>> = {
  clean: { form: "clean", document: opinionFixture("4"), names: new Set(["aaa"]) },
  bracketed: { form: "bracketed", document: opinionFixture("4") },
  tracked: { form: "tracked", text: randomText(0, seeded(7)).text },
  bilingual: { form: "bilingual", document: opinionFixture("4"), into: "ar" },
};

test.skipIf(!isThere && !isRequired)(
  "R11 LibreOffice opens each form without complaint, and keeps every tracked change with its author",
  async () => {
    const files = new Map<string, Uint8Array>();
    for (const language of ["en", "zh"] as const)
      for (const [name, form] of Object.entries(ALL))
        files.set(
          `${name}-${language}`,
          await opinionWord(form, { preset: wtpf26, language, at: REPORT_AT }),
        );
    for (let i = 1; i <= 12; i++) {
      const { text } = randomText(i, seeded(70 + i));
      const options = { preset: wtpf26, language: "en", at: REPORT_AT } as const;
      files.set(`random-${i}`, await opinionWord({ form: "tracked", text }, options));
    }
    const pdf = await converted(files, "pdf");
    expect(pdf.complaints).toEqual([]);
    for (const name of files.keys())
      expect([name, String.fromCodePoint(...pdf.bytesOf(name).slice(0, 5))]).toEqual([name, "%PDF-"]);
    const round = await converted(files, "docx");
    expect(round.complaints).toEqual([]);
    for (const [name, bytes] of files) {
      const again = round.bytesOf(name);
      expect([name, changesByAuthor(again)]).toEqual([name, changesByAuthor(bytes)]);
      expect([name, bookmarks(again)]).toEqual([name, bookmarks(bytes)]);
      const comments = (one: Uint8Array): number | undefined => {
        const part = wordPart(one, "word/comments.xml");
        return part === null ? 0 : wordElements(part, "w:comment").length;
      };
      expect([name, comments(again)]).toEqual([name, comments(bytes)]);
    }
  },
  300_000,
);

const bookmarks = (bytes: Uint8Array): readonly string[] =>
  wordElements(wordPart(bytes, "word/document.xml")!, "w:bookmarkStart")
    .map((one) => one.getAttribute("w:name") ?? "")
    .filter((name) => clauseOfTag(name) !== null)
    .toSorted();
