import { answerJobs } from "./answer-jobs.ts";
import { writtenFile } from "./written-file.ts";

/** The process that writes all files but pages: Word, HTML and Akoma Ntoso. */
answerJobs(writtenFile);
