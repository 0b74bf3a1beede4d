import type { Context, Hono } from "hono";
import { PAPER_FILES_BYTES_MAX, PAPER_FILES_MAX } from "../../shared/file-limits.ts";
import { handInRefusal } from "../../shared/forum/hand-in-paper.ts";
import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import { contributionId, handedInId } from "../../shared/ids.ts";
import { COMMAND_BYTES_MAX, CONTRIBUTION_BYTES_MAX } from "../../shared/limits.ts";
import { listedHandedIn } from "../../shared/negotiation/handed-in.ts";
import type { PaperFile } from "../../shared/negotiation/paper-file.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import { disposition, PAPER_TYPES } from "../exports/export-forms.ts";
import { mailReceipt } from "../papers/paper-mails.ts";
import { papersFor } from "../papers/papers-for.ts";
import { takeFiles } from "../papers/take-files.ts";
import type { CameFile } from "../papers/read-paper-file.ts";
import { BAD_COMMAND_ID } from "../room/read-command.ts";
import type { ForumParts } from "../setup/parts.ts";
import { READ_ONLY } from "../store/read-only.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";
import { readBytes } from "./body.ts";
import { commandIdOf, forumCommandOnce } from "./command-routes.ts";
import { parseForumCommand } from "./forum-routes.ts";

type PaperCommand = Extract<
  ForumCommand,
  { readonly type: "handInPaper" | "registerContribution" | "reviseContribution" }
>;
const isPaperCommand = (command: ForumCommand): command is PaperCommand =>
  command.type === "handInPaper" ||
  command.type === "registerContribution" ||
  command.type === "reviseContribution";

/** Of a form with its parts: what stands around the files. */
const FORM_BYTES_MAX = PAPER_FILES_BYTES_MAX + COMMAND_BYTES_MAX + CONTRIBUTION_BYTES_MAX;

const UNREADABLE = refuse("unreadable", "The form could not be read: it has a command, and files.").refusal;
const NO_PAPER: Refusal = { reason: "noSuchPaper", message: "There is no such paper." };
const NO_FILE: Refusal = { reason: "noSuchFile", message: "There is no such file." };

/** Papers with their files: handed in by delegations, entered by the secretariat, downloaded (rules F11 to F15). */
export function paperRoutes(app: Hono<SignedIn>, parts: ForumParts): void {
  const { forum, disk, clock, secretariat, store } = parts;

  app.get("/api/forum/papers", (c) =>
    c.json({ papers: papersFor(forum.forum(), c.get("participant")).map(listedHandedIn) }),
  );

  app.post("/api/forum/papers", async (c) => {
    const actor = c.get("participant");
    // Before anything is read of what they send.
    const right = handInRefusal(actor);
    if (right !== null && mayDo(actor, null, "keepPapers") !== null) return refusalAnswer(c, right);
    if (disk.isFull()) return refusalAnswer(c, READ_ONLY);
    const id = commandIdOf(c);
    if (id === undefined) return refusalAnswer(c, BAD_COMMAND_ID);
    const body = await readBytes(c, FORM_BYTES_MAX);
    // It counts from the instant at which all of it was here.
    const receivedAt = clock.now();
    if ("refusal" in body) return refusalAnswer(c, body.refusal);
    const read = await formIn(c, body.bytes);
    if ("refusal" in read) return refusalAnswer(c, read.refusal);
    const { command, came } = read;
    const answered = await forumCommandOnce(parts, { actor, id }, async () => {
      const taken = await takeFiles(came);
      if ("refusal" in taken) return taken;
      return secretariat.carryOut(actor, command, id, { receivedAt, ...taken });
    });
    if ("refusal" in answered) return refusalAnswer(c, answered.refusal);
    await mailReceipt(parts, answered.entries);
    return c.json(answered);
  });

  app.get("/api/forum/papers/:id/files/:hash", (c) => {
    const id = handedInId(c.req.param("id"));
    const paper = papersFor(forum.forum(), c.get("participant")).find((one) => one.id === id);
    return paper === undefined ? refusalAnswer(c, NO_PAPER) : fileOf(c, paper.files);
  });
  app.get("/api/forum/contributions/:id/files/:hash", (c) => {
    const found = forum.contributionOf(contributionId(c.req.param("id")));
    if (found === null) return refusalAnswer(c, { ...NO_PAPER, reason: "noSuchContribution" });
    const versions = [found, ...found.former, ...found.additions];
    return fileOf(
      c,
      versions.flatMap(({ files = [] }) => files),
    );
  });

  /** A file goes out for download alone: no browser shows it as a page of this site. */
  async function fileOf(c: Context<SignedIn>, files: readonly PaperFile[]): Promise<Response> {
    const file = files.find(({ hash }) => hash === c.req.param("hash"));
    const bytes = file === undefined ? null : await store.file(file.hash);
    if (file === undefined || bytes === null) return refusalAnswer(c, NO_FILE);
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
      "content-type": PAPER_TYPES[file.form],
      "content-disposition": disposition({ plain: `paper.${file.form}`, own: file.name }),
      "content-security-policy": "sandbox; default-src 'none'",
      "cache-control": "private, no-cache",
    });
  }
}

type Form =
  | { readonly command: PaperCommand; readonly came: readonly CameFile[] }
  | { readonly refusal: Refusal };

/** A form with one part `command`, its JSON, and a part `file` for each file, in the order of `fileLanguages`. */
async function formIn(c: Context, bytes: Uint8Array): Promise<Form> {
  const type = c.req.header("content-type") ?? "";
  if (!type.startsWith("multipart/form-data")) return { refusal: UNREADABLE };
  let form: FormData;
  let json: unknown;
  try {
    form = await new Response(bytes as Uint8Array<ArrayBuffer>, {
      headers: { "content-type": type },
    }).formData();
    const command = form.get("command");
    json = JSON.parse(typeof command === "string" ? command : await (command?.text() ?? ""));
  } catch {
    return { refusal: UNREADABLE };
  }
  const parsed = parseForumCommand(json);
  if ("refusal" in parsed) return parsed;
  if (!isPaperCommand(parsed.command)) return { refusal: UNREADABLE };
  const { command } = parsed;
  const files = form.getAll("file").filter((one): one is File => typeof one !== "string");
  if (files.length > PAPER_FILES_MAX || files.length !== (command.fileLanguages ?? []).length)
    return { refusal: UNREADABLE };
  const came = await Promise.all(
    files.map(async (file, n) => ({
      name: file.name,
      language: command.fileLanguages?.[n] ?? command.language,
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  );
  return { command, came };
}
