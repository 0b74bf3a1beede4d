import { expect, test } from "vitest";
import { mergingOf } from "../merging/merging.ts";
import { wtpf26 } from "../testing/wtpf-26.ts";
import { openTestDesk } from "../testing/merging.ts";
import { openTestRoom } from "../testing/room.ts";
import { provenanceBlocks } from "./provenance-blocks.ts";
import { firstFields } from "../forum/report-fields.ts";
import type { Report } from "./report.ts";

const reportOf = (more: Pick<Report, "opinions" | "taken" | "language">): Report => ({
  preset: wtpf26,
  at: Date.UTC(2025, 5, 2),
  fields: firstFields(wtpf26),
  documentNumber: "",
  contributions: [],
  beside: [],
  categories: [],
  delegations: [],
  fingerprint: "",
  ...more,
});

test("U18 the report's annex says where each clause came from, or that none was merged", () => {
  const room = openTestRoom();
  room
    .as("lead")
    .write("title Space", "verb considering", "recital that satellites help", "recital that fees are high");
  const desk = openTestDesk(room);
  desk.takeText("Paper", "AAA", "_considering_", "a)\tthat satellites help all;");
  desk.write("satellites", "that satellites help everybody");
  desk.drop("fees", "said elsewhere");
  room.as("lead").must(desk.basis(desk.publish("Facilitator’s text").id));
  const [revision] = mergingOf(room.opinion()).revisions;
  const document = room.document();
  const taken = [{ opinionId: document.id, revision: revision! }];
  const blocks = provenanceBlocks(reportOf({ opinions: [document], taken, language: "en" }));
  expect(blocks[0]).toEqual({
    kind: "sentence",
    text: "Draft Opinion 4, Space: “Facilitator’s text” was taken as the basis for discussion on 1 June 2025. Where its clauses came from:",
  });
  expect(blocks[1]?.kind === "table" ? blocks[1].table.rows.slice(2) : []).toEqual([
    [
      "",
      "that satellites help everybody",
      "working text a)\n“Paper”, paragraph 2\nAAA",
      "merged, reworded\nIn no source: everybody\nNot taken of “Paper”, paragraph 2: all",
    ],
    ["–", "that fees are high", "working text b)", "dropped\nsaid elsewhere"],
  ]);
  expect(provenanceBlocks(reportOf({ opinions: [], language: "zh" }))).toEqual([
    { kind: "sentence", text: "尚无案文合并的记录。" },
  ]);
});
