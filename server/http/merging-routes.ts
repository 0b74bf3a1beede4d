import type { Hono } from "hono";
import { mergeId, revisionId } from "../../shared/ids.ts";
import { clauseOfRow, findMerge, findRevision } from "../../shared/merging/merging.ts";
import { provenanceAsCsv, provenanceAsJson, provenanceAsText } from "../../shared/merging/provenance-text.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";
import { fileAnswer } from "./opinion-routes.ts";
import { withRoom } from "./with-room.ts";
import type { Rooms } from "../room/rooms.ts";

const NO_REVISION = {
  reason: "noSuchRevision",
  message: "There is no such revision of this Opinion.",
} as const;

const FORMATS = {
  txt: { write: provenanceAsText, type: "text/plain; charset=utf-8" },
  csv: { write: provenanceAsCsv, type: "text/csv; charset=utf-8" },
  json: { write: provenanceAsJson, type: "application/json; charset=utf-8" },
} as const;

const NO_MERGE = {
  reason: "noSuchMerge",
  message: "There is no such work at the desk of this Opinion.",
} as const;

/**
 * `GET /api/opinions/:id/merges/:merge`: one work at the desk as of `seq`, to whoever may read it (rule U13). A page follows it
 * by the entries after that.
 * `GET /api/opinions/:id/revisions/:revision/provenance.{txt,csv,json}`: the provenance table as a file (rule U6). */
export function mergingRoutes(app: Hono<SignedIn>, rooms: Rooms): void {
  app.get("/api/opinions/:id/merges/:merge", (c) =>
    withRoom(c, rooms, async (room) => {
      const { opinion, seq } = await room.view(c.get("participant"));
      const merge = findMerge(opinion, mergeId(c.req.param("merge")));
      return merge === undefined ? refusalAnswer(c, NO_MERGE) : c.json({ seq, merge });
    }),
  );
  app.get("/api/opinions/:id/revisions/:revision/:file{provenance\\..+}", (c) =>
    withRoom(c, rooms, async (room) => {
      const { opinion, document } = await room.view(c.get("participant"));
      const revision = findRevision(opinion, revisionId(c.req.param("revision")));
      if (revision === undefined) return refusalAnswer(c, NO_REVISION);
      const ending = c.req.param("file").slice("provenance.".length);
      if (ending !== "txt" && ending !== "csv" && ending !== "json") {
        return refusalAnswer(c, {
          reason: "notBuilt",
          message: "The table is exported as txt, csv and json.",
        });
      }
      const numbers = new Map(document.clauses.map((one) => [one.id, one.number]));
      const { write, type } = FORMATS[ending];
      const bytes = write({
        title: `${document.title} · ${revision.name}`,
        rows: revision.rows,
        clauseOf: (row) => clauseOfRow(revision, row),
        numberOf: (row) => {
          const clauseId = clauseOfRow(revision, row);
          return (clauseId === null ? undefined : numbers.get(clauseId)) ?? "";
        },
      });
      return fileAnswer(c, { bytes, type, name: `provenance.${ending}` });
    }),
  );
}
