import { createHash } from "node:crypto";
import type { StatesAnswer, TypedAnswer } from "../../shared/history/told-comparison.ts";
import type { Concord } from "../setup/concord.ts";
import { OPINION_FORMS } from "../exports/export-forms.ts";
import { trackedReportOf } from "../report/report.ts";
import type { TestPerson } from "./room-of-people.ts";

/** Every address that names the author of anything, for one reader of one Opinion. */
export async function addressesOf(
  reader: TestPerson,
  id: string,
  more: readonly string[] = [],
): Promise<readonly string[]> {
  const opinion = `/api/opinions/${id}`;
  const read = async <Answer>(path: string): Promise<Answer> =>
    (await (await reader.get(path)).json()) as Answer;
  const { states, seq } = await read<StatesAnswer>(`${opinion}/states`);
  const { typed } = await read<TypedAnswer>(`${opinion}/typed`);
  const moments = [...states.slice(-3), ...typed.slice(-4)].map((one) => one.seq);
  const docx = ["tracked", "clean", "bilingual&into=fr"].map((form) => `${opinion}/export.docx?form=${form}`);
  return [
    "/api/forum/meetings",
    "/api/forum/contributions",
    "/api/forum/papers",
    "/api/forum/imports",
    "/api/board.csv",
    "/api/where.csv",
    "/api/where.txt",
    "/api/where.docx",
    opinion,
    `${opinion}/minutes`,
    `${opinion}/states`,
    `${opinion}/typed`,
    ...OPINION_FORMS.map((form) => `${opinion}/export.${form}`),
    ...docx,
    ...moments.flatMap((at) => [
      `${opinion}/export.json?at=${at}`,
      `${opinion}/export.docx?form=tracked&at=${at}`,
      `${opinion}/compare?from=${at}&to=${seq}`,
      `${opinion}/compare?from=1&to=${at}`,
    ]),
    ...more,
  ];
}

/** Returns the answer of an address: status, length and SHA-256. */
export async function toldBytes(reader: TestPerson, path: string): Promise<string> {
  const answer = await reader.get(path);
  const body = Buffer.from(await answer.arrayBuffer());
  return `${answer.status} ${body.byteLength} ${createHash("sha256").update(body).digest("hex")}`;
}

/**
 * The draft of the report and its tracked annexes as data, of which its files are looks. Its fingerprint and its instant
 * are left out: they are those of the whole record, which grows by the act that is tried.
 */
export async function toldReport(concord: Concord): Promise<string> {
  const { report, tracked } = await trackedReportOf(concord);
  const { fingerprint, at, ...rest } = report;
  return JSON.stringify({ rest, tracked: [...tracked] })
    .replaceAll(fingerprint, "")
    .replaceAll(String(at), "");
}
