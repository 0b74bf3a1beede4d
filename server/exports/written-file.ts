import type { MadeBytes, WrittenJob } from "./file-job.ts";
import { besideHtml } from "./beside-html.ts";
import { opinionAkn } from "./opinion-akn.ts";
import { opinionDocx } from "./opinion-docx.ts";
import { opinionHtml } from "./opinion-html.ts";
import { opinionWord } from "./opinion-word.ts";
import { reportDocx } from "./report-docx.ts";
import { sectionsDocx } from "./sections-docx.ts";
import { sealedAkn, sealedPage, sealedReport } from "./sealed-report.ts";

/** The bytes of a file; the same record gives the same bytes (rule R8). */
export async function writtenFile(job: WrittenJob): Promise<MadeBytes> {
  switch (job.of) {
    case "opinion": {
      const { form, document, options } = job;
      if (form === "docx") return { bytes: await opinionDocx(document, options) };
      return utf8(form === "html" ? opinionHtml(document, options) : opinionAkn(document, options));
    }
    case "report":
      if (job.form === "docx") return sealedReport(job.report);
      return sealed(job.form === "html" ? sealedPage(job.report) : sealedAkn(job.report));
    case "trackedReport":
      return { bytes: await reportDocx(job.report, { "concord-form": "tracked" }, { tracked: job.tracked }) };
    case "word":
      return { bytes: await opinionWord(job.word, job.options) };
    case "beside":
      return utf8(besideHtml(job.document, job.beside, job.options));
    case "sections":
      return { bytes: await sectionsDocx(job.sections, job.options) };
  }
}

const sealed = ({ made, seal }: { readonly made: string; readonly seal: string }): MadeBytes => ({
  ...utf8(made),
  seal,
});

const utf8 = (text: string): MadeBytes => ({ bytes: new TextEncoder().encode(text) });
