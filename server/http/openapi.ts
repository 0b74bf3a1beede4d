import { REPORT_LANGUAGES } from "../../shared/text/localized.ts";
import { z } from "zod";
import { commandSchema } from "../../shared/commands/commands.ts";
import { calendarPaths } from "./openapi-calendar.ts";
import { commandPaths } from "./openapi-commands.ts";
import {
  ref,
  ok,
  file,
  refusals,
  id,
  after,
  before,
  receipt,
  language,
  queryText,
  body,
  reads,
  health,
  ready,
} from "./openapi-parts.ts";
import { doorPaths, doorSchemas } from "./openapi-doors.ts";
import { expertPaths, expertSchemas } from "./openapi-experts.ts";
import { languagePaths } from "./openapi-languages.ts";
import { linePaths } from "./openapi-lines.ts";
import { paperPaths } from "./openapi-papers.ts";
import { peoplePaths, peopleSchemas } from "./openapi-people.ts";
import { publicPaths } from "./openapi-public.ts";
import { forumCommandSchema } from "../../shared/forum/forum-commands.ts";
import { seenNoticesSchema } from "./notice-routes.ts";
import { searchSchema } from "./search-routes.ts";
import { OPINION_FORMS, REPORT_FORMS } from "../exports/export-forms.ts";
import { openDraftSchema } from "../../shared/word-file/draft-import.ts";
import { authorsSchema, keepSchema } from "../../shared/word-file/word-import.ts";
import { PERSON_HEADER } from "../../shared/wire/protocol.ts";
import { REASONS } from "../../shared/refusal.ts";

const asOf = {
  name: "at",
  in: "query",
  schema: { type: "integer" },
  description: "as it was in this state",
};

/** The interface as an OpenAPI 3.1 document; the commands' schemas are the ones that parse them. */
export const openApi = (): Record<string, unknown> => ({
  openapi: "3.1.0",
  info: {
    title: "Concord",
    version: "1",
    description: `See docs/protocol.md for the WebSocket, and for ${PERSON_HEADER}, a header that any request may have.`,
  },
  paths: {
    "/api/health": {
      get: {
        responses: {
          200: ok("served; repair: all but the Opinions of these groups", health("ok", "repair")),
          503: ok("the disk is full, or the store cannot be read", health("readOnly", "storeAway")),
        },
      },
    },
    "/api/ready": {
      get: {
        responses: {
          200: ok("people can work; closedForRepair: all but in these groups", ready("ready")),
          503: ok("not now, and why", ready("starting", "stopping", "readOnly", "storeAway")),
        },
      },
    },
    ...doorPaths,
    "/api/forum": {
      get: {
        parameters: [queryText("since")],
        responses: {
          200: ok(
            "the forum, its groups and Opinions; with the ETag of an earlier answer as `since` what has changed",
          ),
          304: { description: "as it was, by If-None-Match" },
          ...refusals,
        },
      },
    },
    "/api/forum/seq": reads("the last entry of the forum, and the last that changed its timetable"),
    "/api/board": reads("the convergence board, as the reader may see it"),
    "/api/mail": {
      get: { responses: { 200: ok("the reader's wishes about mail, and where mails go"), ...refusals } },
      post: { responses: { 204: { description: "the wishes are saved" }, ...refusals } },
    },
    ...calendarPaths,
    "/api/notices": {
      get: {
        parameters: [before],
        responses: { 200: ok("the reader's notices, newest first"), ...refusals },
      },
    },
    "/api/notices/seen": {
      post: { requestBody: body("SeenNotices"), responses: { 204: { description: "marked" }, ...refusals } },
    },
    "/api/opinions/{id}/comments.{format}": {
      get: {
        description: "All that was said on an Opinion, with its resolution, as its reader may have it.",
        parameters: [
          id,
          { name: "format", in: "path", required: true, schema: { enum: ["docx", "csv"] } },
          { name: "language", in: "query", schema: { enum: REPORT_LANGUAGES } },
        ],
        responses: { 200: file("the table of comments"), ...refusals },
      },
    },
    "/api/where.{format}": {
      get: {
        description: "Where each sentence of the reader's papers and proposals stands today.",
        parameters: [
          { name: "format", in: "path", required: true, schema: { enum: ["docx", "txt", "csv"] } },
          { name: "language", in: "query", schema: { enum: REPORT_LANGUAGES } },
        ],
        responses: { 200: file("where the reader's text went"), ...refusals },
      },
    },
    "/api/search": {
      post: {
        description:
          "Clauses, proposals, comments and papers with these words, of those that the reader may read.",
        requestBody: body("Search"),
        responses: { 200: ok("what was found, each with an excerpt and its place"), ...refusals },
      },
    },
    "/api/audit": {
      get: {
        parameters: [queryText("kind"), queryText("search"), queryText("from")],
        responses: { 200: ok("a page of the audit, for the secretariat"), ...refusals },
      },
    },
    "/api/audit.csv": { get: { responses: { 200: file("the audit"), ...refusals } } },
    "/api/board.csv": { get: { responses: { 200: file("the figures of each day"), ...refusals } } },
    "/api/forum/shelf": reads("the shelf of adopted texts, in their phrases"),
    "/api/forum/meetings": reads("the meetings, each with the delegations that attend"),
    ...publicPaths,
    ...paperPaths,
    ...commandPaths,
    ...peoplePaths,
    ...expertPaths,
    "/api/forum/minutes": {
      get: { parameters: [after], responses: { 200: ok("entries", ref("Minutes")), ...refusals } },
    },
    "/api/opinions/{id}": {
      get: { parameters: [id], responses: { 200: ok("the Opinion as it stands"), ...refusals } },
    },
    "/api/opinions/{id}/minutes": {
      get: { parameters: [id, after], responses: { 200: ok("entries", ref("Minutes")), ...refusals } },
    },
    "/api/opinions/{id}/import": {
      post: {
        description: "The file's bytes. It is stored with its receipt; nothing of it is in the record.",
        parameters: [id, queryText("name"), queryText("for"), queryText("paper"), queryText("hash")],
        requestBody: { required: true, content: { "application/octet-stream": {} } },
        responses: { 200: ok("the number of its receipt"), ...refusals },
      },
    },
    ...languagePaths,
    "/api/opinions/{id}/imports": {
      get: {
        parameters: [id, queryText("for")],
        responses: { 200: ok("receipts of one's delegation"), ...refusals },
      },
    },
    "/api/opinions/{id}/imports/{n}": {
      get: {
        parameters: [id, receipt, queryText("for")],
        responses: { 200: ok("what was understood, and what was not"), ...refusals },
      },
    },
    "/api/opinions/{id}/imports/{n}/drop": {
      post: {
        description: "The file is deleted; its receipt stays.",
        parameters: [id, receipt, queryText("for")],
        responses: { 200: ok("done"), ...refusals },
      },
    },
    "/api/opinions/{id}/imports/{n}/authors": {
      post: {
        parameters: [id, receipt, queryText("for")],
        requestBody: body("ImportAuthors"),
        responses: { 200: ok("what is understood then"), ...refusals },
      },
    },
    "/api/opinions/{id}/imports/{n}/keep": {
      post: {
        parameters: [id, receipt, queryText("for")],
        requestBody: body("Keep"),
        responses: { 200: ok("done", ref("Entries")), ...refusals },
      },
    },
    "/api/forum/imports": {
      get: { responses: { 200: ok("receipts of one's office"), ...refusals } },
      post: {
        description:
          "A Word file or a UTF-8 text that is to be a new draft Opinion. It is stored with its receipt.",
        parameters: [queryText("name")],
        requestBody: { required: true, content: { "application/octet-stream": {} } },
        responses: { 200: ok("the number of its receipt"), ...refusals },
      },
    },
    "/api/forum/imports/{n}": {
      get: { parameters: [receipt], responses: { 200: ok("what was read of it"), ...refusals } },
    },
    "/api/forum/imports/{n}/open": {
      post: {
        parameters: [receipt],
        requestBody: body("OpenDraft"),
        responses: { 200: ok("the Opinion"), ...refusals },
      },
    },
    "/api/forum/imports/{n}/drop": {
      post: { parameters: [receipt], responses: { 200: ok("done"), ...refusals } },
    },
    "/api/forum/import": {
      post: {
        description: "A Word file or a UTF-8 text becomes a new draft Opinion of a group.",
        parameters: [{ ...queryText("group"), required: true }, queryText("language")],
        requestBody: { required: true, content: { "application/octet-stream": {} } },
        responses: { 200: ok("the Opinion, and what was read otherwise than printed"), ...refusals },
      },
    },
    "/api/opinions/{id}/states": {
      get: { parameters: [id], responses: { 200: ok("the settled states of its past"), ...refusals } },
    },
    "/api/opinions/{id}/typed": {
      get: {
        parameters: [id],
        responses: { 200: ok("where the reader's own delegation paused in typing"), ...refusals },
      },
    },
    "/api/opinions/{id}/compare": {
      get: {
        description:
          "Two states, named by seq: what is different, clause by clause, with who wrote and who deleted.",
        parameters: [
          id,
          { ...queryText("from"), required: true },
          { ...queryText("to"), description: "a seq, or `now`" },
        ],
        responses: { 200: ok("what is different"), ...refusals },
      },
    },
    "/api/opinions/{id}/look": {
      get: { parameters: [id], responses: { 200: ok("what changed since its reader looked"), ...refusals } },
      post: { parameters: [id], responses: { 204: { description: "seen as it stands now" }, ...refusals } },
    },
    ...linePaths,
    "/api/opinions/{id}/merges/{merge}": {
      get: {
        description:
          "One work at the merging desk, whole, as of an entry; `record` of the Opinion tells only that there is one.",
        parameters: [id, { name: "merge", in: "path", required: true, schema: { type: "string" } }],
        responses: {
          200: ok("the merge", { properties: { seq: { type: "integer" }, merge: { type: "object" } } }),
          ...refusals,
        },
      },
    },
    "/api/opinions/{id}/revisions/{revision}/provenance.{format}": {
      get: {
        parameters: [
          id,
          { name: "revision", in: "path", required: true, schema: { type: "string" } },
          { name: "format", in: "path", required: true, schema: { enum: ["txt", "csv", "json"] } },
        ],
        responses: { 200: file("the provenance table of a revision"), ...refusals },
      },
    },
    "/api/opinions/{id}/export.docx": {
      get: {
        parameters: [
          id,
          asOf,
          {
            name: "form",
            in: "query",
            schema: { enum: ["clean", "bracketed", "tracked", "bilingual"] },
            description: "bracketed, as it stands, where none is named",
          },
          {
            name: "language",
            in: "query",
            schema: { enum: ["en", "zh", "ar", "fr", "ru", "es"] },
            description: "of all that is generated: en or zh; of a bilingual copy, the language to fill in",
          },
        ],
        responses: { 200: file("the Opinion as a Word file"), ...refusals },
      },
    },
    "/api/opinions/{id}/export.{format}": {
      get: {
        parameters: [
          id,
          {
            name: "format",
            in: "path",
            required: true,
            schema: { enum: OPINION_FORMS.filter((one) => one !== "docx") },
          },
          asOf,
          language,
        ],
        responses: { 200: file("the Opinion as a file"), ...refusals },
      },
    },
    "/api/report": {
      get: {
        description:
          "What was issued; for the chair and the secretariat also the report as it would be issued.",
        responses: { 200: ok("the Chair's report"), ...refusals },
      },
    },
    "/api/report/edited": {
      post: {
        description: "The bytes of a report's Word file that was edited. Nothing of it is stored.",
        requestBody: { required: true, content: { "application/octet-stream": {} } },
        responses: { 200: ok("what it has otherwise, and what can be made of it"), ...refusals },
      },
    },
    "/api/report/issued": {
      get: { description: "What was issued.", responses: { 200: ok("the issued reports"), ...refusals } },
    },
    "/api/report/issued/{id}/report.{format}": {
      get: {
        parameters: [id, { name: "format", in: "path", required: true, schema: { enum: REPORT_FORMS } }],
        responses: { 200: file("a file of an issued report, as it was issued"), ...refusals },
      },
    },
    "/api/report.{format}": {
      get: {
        parameters: [
          { name: "format", in: "path", required: true, schema: { enum: REPORT_FORMS } },
          language,
        ],
        responses: { 200: file("the Chair's report"), ...refusals },
      },
    },
  },
  components: {
    schemas: {
      OpenDraft: z.toJSONSchema(openDraftSchema, { io: "input" }),
      Search: z.toJSONSchema(searchSchema, { io: "input" }),
      SeenNotices: z.toJSONSchema(seenNoticesSchema, { io: "input" }),
      Keep: z.toJSONSchema(keepSchema, { io: "input" }),
      ImportAuthors: z.toJSONSchema(authorsSchema, { io: "input" }),
      Command: z.toJSONSchema(commandSchema, { io: "input" }),
      ForumCommand: z.toJSONSchema(forumCommandSchema, { io: "input" }),
      ...doorSchemas,
      ...peopleSchemas,
      ...expertSchemas,
      Entry: {
        type: "object",
        required: ["seq", "prev", "hash"],
        properties: {
          seq: { type: "integer" },
          at: { type: "integer", description: "milliseconds since 1970" },
          by: { type: "string" },
          type: { type: "string" },
          prev: { type: "string" },
          hash: { type: "string" },
          salt: { type: "string" },
        },
      },
      Entries: { type: "object", properties: { entries: { type: "array", items: ref("Entry") } } },
      Minutes: {
        type: "object",
        properties: { entries: { type: "array", items: ref("Entry") }, more: { type: "boolean" } },
      },
      Refused: {
        type: "object",
        properties: {
          refusal: {
            type: "object",
            required: ["reason", "message"],
            properties: {
              reason: { enum: Object.keys(REASONS) },
              message: { type: "string" },
              details: { type: "object" },
            },
          },
        },
      },
    },
  },
});
