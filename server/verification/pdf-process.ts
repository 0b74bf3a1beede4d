import { answerApart } from "../processes/answer-apart.ts";
import { readPdf } from "./read-pdf.ts";

answerApart(readPdf);
