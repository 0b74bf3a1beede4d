import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { wtpf26 } from "../../shared/testing/wtpf-26.ts";
import type { TrackedPiece } from "../../shared/tracked/tracked-words.ts";
import { wordFileOf } from "../imports/word-file-of.ts";
import { REPORT_AT } from "../testing/docx-fixture.ts";
import { readParagraphRuns, wordElements, wordPart } from "../testing/docx-reading.ts";
import { isLeftOut, openOffice } from "../testing/libre-office.ts";
import { seeded } from "../testing/chance.ts";
import { randomText } from "../testing/tracked-fixture.ts";
import { opinionWord } from "./opinion-word.ts";

const office = openOffice();
afterAll(office.close);

const BY = { author: "AAA", at: REPORT_AT } as const;
const kept = (text: string): TrackedPiece => ({ text, added: null, removed: null, stands: true });
const struck = (text: string): TrackedPiece => ({ ...kept(text), removed: BY, stands: false });
const added = (text: string): TrackedPiece => ({ ...kept(text), added: BY });

/** A sentence in Arabic in which 4179 became 5238, and a Latin word another one. */
const PIECES = [
  kept("أن المؤتمر سيعقد في "),
  struck("4179"),
  added("5238"),
  kept(" قاعة مع "),
  struck("QWER"),
  added("ZXCV"),
  kept(" من الأعضاء"),
];

function inArabic() {
  const { text } = randomText(0, seeded(7));
  const [first, second, ...others] = text.paragraphs.slice(0, 4);
  const whole = {
    ...second!,
    kind: "recital",
    level: 1,
    number: "b)",
    added: BY,
    pieces: [added("وإذ يضع في اعتباره")],
  } as const;
  const changed = {
    ...first!,
    kind: "recital",
    level: 1,
    number: "a)",
    pieces: PIECES,
    threads: [],
  } as const;
  return { ...text, paragraphs: [changed, { ...whole, threads: [] }, ...others] };
}

/** The text, and where the middle of each word stands from the left. */
function placesIn(pdf: Uint8Array): ReadonlyMap<string, number> {
  const folder = mkdtempSync(join(tmpdir(), "concord-tracked-"));
  try {
    const path = join(folder, "a.pdf");
    writeFileSync(path, pdf);
    const read = execFileSync("pdftotext", ["-bbox", "-enc", "UTF-8", path, "-"], { encoding: "utf8" });
    const words = read.matchAll(/<word xMin="([\d.]+)"[^>]*>([^<]*)</gu);
    return new Map([...words].map(([, x, word]) => [word!.replaceAll(/[\u200E\u200F]/gu, ""), Number(x)]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const options = { preset: wtpf26, language: "ar", at: REPORT_AT } as const;
const written = (): Promise<Uint8Array> => opinionWord({ form: "tracked", text: inArabic() }, options);

test.skipIf(isLeftOut)(
  "R30 a changed figure in Arabic stands apart in a tracked file, old before new",
  async () => {
    const { bytesOf } = await office.converted(new Map([["arabic", await written()]]), "pdf");
    const places = placesIn(bytesOf("arabic"));
    const order = ["4179", "5238", "QWER", "ZXCV"].map((word) => places.get(word));
    // From right to left: the first word of a reader has the greatest distance from the left.
    expect(order).toEqual(order.map(Number).toSorted((a, b) => b - a));
    expect(order.every(Number.isFinite)).toBe(true);
  },
  120_000,
);

test("R30 X9 the marks around changed figures are read by nobody as text", async () => {
  const bytes = await written();
  const files = new Map([["arabic", bytes]]);
  const again = isLeftOut ? [] : [(await office.converted(files, "docx")).bytesOf("arabic")];
  for (const file of [bytes, ...again]) {
    expect(wordPart(file, "word/document.xml")!.documentElement.textContent).toContain("\u200F");
    const { paragraphs } = wordFileOf(file);
    const runs = paragraphs.find(({ runs: all }) => all.some(({ text }) => text === "4179"))!.runs;
    // A tab stands between the number and the words.
    const read = runs.map((run) => [run.text.replace("\t", ""), run.added?.author, run.removed?.author]);
    expect(read).toEqual(PIECES.map((piece) => [piece.text, piece.added?.author, piece.removed?.author]));
    expect(JSON.stringify(paragraphs.map((one) => [one.runs, one.printed]))).not.toContain("\u200F");
    const number = wordElements(wordPart(file, "word/document.xml")!, "w:p")
      .flatMap((line) => readParagraphRuns(line))
      .find(({ style, added: by }) => style === "ClauseNumber" && by === "AAA");
    expect(number?.text).toBe("b)\u200E");
  }
}, 120_000);
