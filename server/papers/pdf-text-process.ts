import { answerApart } from "../processes/answer-apart.ts";
import { readPdfText } from "./read-pdf-text.ts";

answerApart(readPdfText);
