import { describe, expect, test } from "vitest";
import { opinionLanguage } from "../checks/opinion-language.ts";
import type { SingleCommand } from "../commands/commands.ts";
import { accepting, BASE, openWithClause, propose, proposalOf } from "../testing/proposals.ts";
import { openTestRoom } from "../testing/room.ts";

const FRENCH = "Les États Membres examinent la connectivité";
const seen = { languageSeen: true } as const;

describe("V15 words in another language", () => {
  test("V15 go in by who says that it was seen, whole or in part, and not else", () => {
    const { room, act } = openWithClause();
    const lead = room.as("lead");
    const { id } = propose(room, "aaa", act, { text: FRENCH, language: "fr" });
    expect(lead.refused(accepting(room, id))).toMatchObject({
      reason: "otherLanguage",
      details: { languages: "fr" },
    });
    expect(lead.ask(accepting(room, id, [0]))).toBe("otherLanguage");
    expect(room.text(act)).toBe(BASE);
    expect(lead.ask({ ...accepting(room, id), ...seen })).toBe("done");
    expect(room.text(act)).toBe(FRENCH);
  });

  test("V15 also what adds a clause, and a script unlike the stated one; not deleting or keeping", () => {
    const { room, act } = openWithClause();
    const lead = room.as("lead");
    const added = propose(room, "aaa", act, {
      kind: "add",
      clauseKind: "operative",
      text: "促进空间连通",
      language: "en",
    });
    expect(lead.refused(accepting(room, added.id)).details).toEqual({ languages: "zh" });
    const kept = propose(room, "bbb", act, { kind: "keep", language: "ru" });
    expect(lead.ask(accepting(room, kept.id))).toBe("done");
    const gone = propose(room, "bbb", act, { kind: "delete", language: "ru" });
    expect(lead.ask(accepting(room, gone.id))).toBe("done");
  });

  test("V15 among rivals laid over one another", () => {
    const { room, act } = openWithClause();
    const one = propose(room, "aaa", act, `${BASE} now`);
    const other = propose(room, "bbb", act, { text: FRENCH, language: "fr-CH" });
    const take: SingleCommand = {
      type: "takeRivals",
      clauseId: act,
      proposals: [one.id, other.id],
      hash: room.hash(act),
    };
    expect(room.as("lead").refused(take)).toMatchObject({
      reason: "otherLanguage",
      details: { languages: "fr" },
    });
    expect(room.as("lead").ask({ ...take, ...seen })).toBe("done");
  });

  test("V15 a proposal on a proposal is held against that one's language", () => {
    const { room, act } = openWithClause();
    const french = propose(room, "aaa", act, { text: FRENCH, language: "fr" });
    const onIt = propose(room, "bbb", act, { text: `${FRENCH} spatiale`, on: french.id, language: "fr" });
    expect(room.as("aaa").ask(accepting(room, onIt.id))).toBe("done");
    const english = propose(room, "bbb", act, { text: "Later", on: french.id, language: "en" });
    expect(room.as("aaa").ask(accepting(room, english.id))).toBe("otherLanguage");
  });

  test("V26 Latin words in another script are told, abbreviations are of every language", () => {
    const room = openTestRoom();
    const [, act] = room.as("lead").write("verb 请成员国", "operative 促进空间连通");
    expect(opinionLanguage(room.opinion(), room.words())).toBe("zh");
    for (const language of [undefined, "zh"]) {
      const { id } = propose(room, "aaa", act!, {
        text: "to promote connectivity",
        ...(language && { language }),
      });
      expect(proposalOf(room, id).language).toBe("zh");
      expect(room.as("lead").refused(accepting(room, id))).toMatchObject({
        reason: "otherLanguage",
        details: { languages: "en" },
      });
    }
    const short = propose(room, "aaa", act!, "促进 ITU/WSIS");
    expect(room.as("lead").ask(accepting(room, short.id))).toBe("done");
    const signs = propose(room, "aaa", act!, "WTPF-26 (2026)");
    expect(room.as("lead").ask(accepting(room, signs.id))).toBe("done");
  });

  test("V26 E16 where no language was named it is the text's, in whichever of them it is drafted", () => {
    const room = openTestRoom();
    expect(opinionLanguage(room.opinion(), room.words())).toBeNull();
    const [, act] = room.as("lead").write("verb invite les États Membres", "operative à agir");
    expect(opinionLanguage(room.opinion(), room.words())).toBe("fr");
    const { id } = propose(room, "aaa", act!, "à agir ensemble");
    expect(proposalOf(room, id).language).toBe("fr");
    expect(room.as("lead").ask(accepting(room, id))).toBe("done");
  });
});
