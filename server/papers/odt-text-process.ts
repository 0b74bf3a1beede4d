import { answerApart } from "../processes/answer-apart.ts";
import { readOdtText } from "./read-odt-text.ts";

answerApart(readOdtText);
