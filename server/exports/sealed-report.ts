import { hash } from "node:crypto";
import {
  openAknReading,
  openPageReading,
  SEAL_ELEMENT,
  SEAL_NAME,
} from "../../shared/report/markup-reading.ts";
import { linesOf, type ReportSeal, sealHash, sealMarks, sealText } from "../../shared/report/seal.ts";
import { sealingOf, sealOf, sealOfShown } from "../../shared/report/sealed-annexes.ts";
import type { Report } from "../../shared/report/report.ts";
import { reportText } from "../../shared/report/report-text.ts";
import { wayBackMarks, wayBackOf } from "../../shared/report/way-back.ts";
import { wordFileOf } from "../imports/word-file-of.ts";
import { reportAkn } from "./report-akn.ts";
import { headingPages, reportDocx } from "./report-docx.ts";
import { reportHtml } from "./report-html.ts";

const sha256 = (text: string): string => hash("sha256", text, "hex");

type Sealed<Form> = { readonly made: Form; readonly seal: string };

/**
 * The report's Word file with the hashes of its annexes in it, read from the file itself as `verify` reads it (rule H6),
 * and with what it needs to be brought back (rule H7).
 */
export async function sealedReport(
  report: Report,
): Promise<{ readonly bytes: Uint8Array; readonly seal: string }> {
  const text = reportText(report);
  // Its words are those of the file that goes out; only the pages in its list of contents are not known yet.
  const first = await reportDocx(report, {}, { pages: new Map() });
  const file = wordFileOf(first, { isOurs: true });
  const seal = sealOf(linesOf(file), sealingOf(report, text));
  const marks = { ...sealMarks(seal), ...wayBackMarks(wayBackOf(report, { text, file })) };
  const pages = headingPages(first, report);
  return { bytes: await reportDocx(report, marks, { pages }), seal: sealHash(seal) };
}

/** The report's page with its seal in its head, which is drawn nowhere. */
export function sealedPage(report: Report): Sealed<string> {
  const text = reportText(report);
  const reading = openPageReading();
  const page = reportHtml(report, text, reading);
  const { annexes, looks } = reading.read();
  const seal = sealOfShown(annexes, { ...sealingOf(report, text), looks, sha256 });
  const { carried, hash: sealed } = carriedSeal(seal);
  const mark = `<meta name="${SEAL_NAME}" content="${carried}">`;
  return { made: put(page, "</head>", mark), seal: sealed };
}

/** The report in Akoma Ntoso with its seal in the metadata of the whole. */
export function sealedAkn(report: Report): Sealed<string> {
  const text = reportText(report);
  const reading = openAknReading();
  const file = reportAkn(report, text, reading);
  const { annexes } = reading.read();
  const seal = sealOfShown(
    annexes.map(({ lines }) => ({ lines })),
    { ...sealingOf(report, text), sha256 },
  );
  const { carried, hash: sealed } = carriedSeal(seal);
  const mark = `<proprietary source="#concord">\n<${SEAL_ELEMENT}>${carried}</${SEAL_ELEMENT}>\n</proprietary>`;
  return { made: put(file, "</meta>", mark), seal: sealed };
}

/** Base64, since a clause's name may have signs that markup cannot hold. */
function carriedSeal(seal: ReportSeal): { readonly carried: string; readonly hash: string } {
  const text = sealText(seal);
  return { carried: Buffer.from(text).toString("base64"), hash: sha256(text) };
}

/** On a line of its own, before the first such end. */
const put = (file: string, end: string, mark: string): string => file.replace(end, () => `${mark}\n${end}`);
