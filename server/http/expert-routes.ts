import type { Hono } from "hono";
import type { Expert, ExpertsAnswer } from "../../shared/experts/expert.ts";
import { expertsCsv, expertsSections, expertsTitle } from "../../shared/experts/experts-document.ts";
import { balanceOf, listExperts } from "../../shared/experts/list-experts.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { asReportLanguage } from "../../shared/text/localized.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { FILE_TYPES } from "../exports/export-forms.ts";
import { sectionsJob } from "../exports/file-job.ts";
import type { ForumParts } from "../setup/parts.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";
import { fileAnswer } from "./opinion-routes.ts";

type Parts = Pick<ForumParts, "forum" | "people" | "store" | "fileWorkers" | "clock" | "audit">;

/** Everybody reads it once the secretariat has published it; before that the secretariat and the chair (rule P20). */
function mayReadList({ forum }: Parts, reader: Participant): Refusal | null {
  if (forum.forum().expertsList.to === "participants") return null;
  return mayDo(reader, null, "keepFacts");
}

async function expertsOf({ forum, people, store }: Parts): Promise<readonly Expert[]> {
  const contacts = new Map((await store.contacts()).map((one) => [one.user, one]));
  return [...forum.forum().participants.values()].flatMap(({ id, delegationId, head }) => {
    if (delegationId === null) return [];
    const { title = "", gender = "" } = contacts.get(id) ?? {};
    return [{ delegationId, name: people.nameOf(id), title, head, gender }];
  });
}

/** `GET /api/experts` and `/api/experts.{docx,pdf,csv}`: the list of experts by delegation (rule P25). */
export function expertRoutes(app: Hono<SignedIn>, parts: Parts): void {
  const { forum, clock, audit } = parts;
  app.get("/api/experts", async (c) => {
    const reader = c.get("participant");
    const refusal = mayReadList(parts, reader);
    if (refusal !== null) return refusalAnswer(c, refusal);
    const { delegations, expertsList } = forum.forum();
    const experts = await expertsOf(parts);
    const listed = listExperts(delegations, experts);
    const isKeeper = mayDo(reader, null, "keepFacts") === null;
    const balance = isKeeper ? balanceOf(delegations, experts, expertsList) : null;
    return c.json({ listed, balance } satisfies ExpertsAnswer);
  });
  app.get("/api/:file{experts\\..+}", async (c) => {
    const refusal = mayReadList(parts, c.get("participant"));
    if (refusal !== null) return refusalAnswer(c, refusal);
    const form = c.req.param("file").slice("experts.".length);
    if (form !== "docx" && form !== "pdf" && form !== "csv")
      return refusalAnswer(c, { reason: "notBuilt", message: "It goes out as docx, pdf and csv." });
    audit.note({ act: "peopleExported", user: c.get("user") });
    const language = asReportLanguage(c.req.query("language"), forum.preset().language);
    const listed = listExperts(forum.forum().delegations, await expertsOf(parts));
    const name = `list-of-experts.${form}`;
    if (form === "csv")
      return fileAnswer(c, { bytes: expertsCsv(listed, language), type: "text/csv; charset=utf-8", name });
    const options = {
      title: expertsTitle(language),
      preset: forum.preset(),
      language,
      at: clock.now(),
      isSample: forum.forum().sample,
    } as const;
    const job = sectionsJob(form, expertsSections(listed, language), options);
    const file = await parts.fileWorkers.make(job, c.req.raw.signal);
    return "refusal" in file
      ? refusalAnswer(c, file.refusal)
      : fileAnswer(c, { ...file, type: FILE_TYPES[form], name });
  });
}
