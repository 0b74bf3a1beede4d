import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { groupId } from "../ids.ts";
import type { Lock, EditRight } from "../clause/clause.ts";
import { type Opinion, STAGES } from "../opinion/opinion.ts";
import { CATEGORIES, type Category, type Participant, ROLES } from "./participant.ts";
import { type Action, mayDo, RIGHTS, type Standing, standingOf } from "./permissions.ts";
import { mayStructure, mayType } from "../standing/may-type.ts";
import type { Reason } from "../refusal.ts";
import { ALL_RIGHTS, GROUP, OPEN_RULES, openTestRoom, PEOPLE, type Who } from "../testing/room.ts";

// Written by hand, cell by cell, and printed in docs/rules.md (P1): a change here is a change of the rules.
const STANDINGS: readonly Standing[] = [
  "chair",
  "lead",
  "secretariat",
  "managementTeam",
  "participant",
  "follower",
];
const TABLE: Record<Action, string> = {
  //                chair lead secr team part foll
  read: "            yes   yes  yes  yes  yes  yes",
  type: "            yes   yes  yes  yes  yes  -",
  structure: "       yes   yes  yes  yes  yes  -",
  structureLocked: " yes   yes  yes  -    -    -",
  editOpinion: "     yes   yes  yes  -    -    -",
  lock: "            yes   yes  yes  -    -    -",
  unlock: "          yes   yes  yes  -    -    -",
  settle: "          yes   yes  yes  -    -    -",
  setPen: "          yes   yes  yes  -    -    -",
  markAdReferendum: "yes   yes  yes  -    -    -",
  markAgreed: "      yes   -    -    -    -    -",
  correct: "         yes   yes  yes  -    -    -",
  sendForward: "     yes   yes  -    -    -    -",
  closeObjection: "  -     -    yes  -    -    -",
  park: "            yes   yes  yes  -    -    -",
  formHuddle: "      yes   yes  yes  -    -    -",
  takePosition: "    -     -    yes  yes  yes  -",
  recordPosition: "  yes   yes  yes  -    -    -",
  consolidate: "     yes   yes  yes  -    -    -",
  cleanUp: "         yes   yes  yes  -    -    -",
  cleanUpAgreed: "   yes   -    -    -    -    -",
  reopen: "          yes   yes  yes  -    -    -",
  advanceEarly: "    yes   yes  yes  -    -    -",
  advanceLate: "     yes   -    -    -    -    -",
  goBack: "          yes   -    -    -    -    -",
  propose: "         yes   yes  yes  yes  yes  -",
  decideProposal: "  yes   yes  yes  -    -    -",
  raiseBracket: "    yes   yes  yes  yes  yes  -",
  liftBracket: "     yes   yes  yes  -    -    -",
  workAtDesk: "      yes   yes  yes  yes  -    -",
  discardMerge: "    yes   yes  yes  -    -    -",
  openMergeToAll: "       -     yes  -    -    -    -",
  takeAsBasis: "     yes   yes  yes  -    -    -",
  clearText: "       -     yes  -    -    -    -",
  keepTranslation: " -     yes  yes  -    -    -",
  translate: "       yes   yes  yes  yes  yes  -",
  bringClause: "     yes   yes  yes  -    -    -",
  exportOpinion: "   yes   yes  yes  yes  yes  yes",
  exportReport: "    yes   -    -    -    -    -",
  editReport: "      yes   -    yes  -    -    -",
  issueReport: "     yes   -    -    -    -    -",
  writeMainReport: " -     -    yes  -    -    -",
  openOpinion: "     yes   -    yes  -    -    -",
  admitPeople: "     -     -    yes  -    -    -",
  keepOwnPeople: "   -     -    -    yes  yes  -",
  readAudit: "       -     -    yes  -    -    -",
  keepShelf: "       -     -    yes  -    -    -",
  keepPapers: "      -     -    yes  -    -    -",
  keepConsultations: "- -    yes  -    -    -",
  keepTimetable: "   yes   -    yes  -    -    -",
  keepGroupDates: "  yes   yes  yes  -    -    -",
  openBoard: "       yes   -    -    -    -    -",
  holdMeeting: "     -     yes  yes  -    -    -",
  holdMeetingOfAll: "yes   -    yes  -    -    -",
  planMeetingOfAll: "yes   -    yes  yes  -    -",
  attendMeeting: "   -     -    -    yes  yes  -",
  correctAttendance: "-    -    yes  -    -    -",
  setSilenceRules: " yes   -    yes  -    -    -",
  setAnswerTime: "   yes   -    yes  -    -    -",
  keepFacts: "       yes   -    yes  -    -    -",
  openToPublic: "    -     -    yes  -    -    -",
  closeForum: "      -     -    yes  -    -    -",
  handLead: "        -     yes  -    -    -    -",
};
const OF: Record<Standing, Who> = {
  chair: "chair",
  lead: "lead",
  secretariat: "secretariat",
  managementTeam: "team",
  participant: "aaa",
  follower: "follower",
};

describe("P1 the table of rights, cell by cell", () => {
  for (const [action, row] of Object.entries(TABLE) as [Action, string][]) {
    const cells = row.trim().split(/\s+/);
    test.each(STANDINGS.map((standing, i) => [standing, cells[i]] as const))(
      `${action}: %s, %s`,
      (standing, cell) => {
        const actor = PEOPLE[OF[standing]];
        expect(standingOf(actor, GROUP)).toBe(standing);
        expect(mayDo(actor, GROUP, action)).toEqual(
          cell === "yes"
            ? null
            : {
                reason: "notYourRole",
                message: "Your role does not give you this act.",
                details: { action, role: actor.role },
              },
        );
      },
    );
  }

  test("no action is without its row", () => {
    expect(Object.keys(RIGHTS).toSorted()).toEqual(Object.keys(TABLE).toSorted());
    expect(STANDINGS.toSorted()).toEqual([...new Set(ROLES.map((role) => standing(role)))].toSorted());
  });

  test("docs/rules.md prints this table", () => {
    const rules = readFileSync(new URL("../../docs/rules.md", import.meta.url), "utf8");
    const rows = Object.entries(TABLE).map(
      ([action, row]) => `| ${action} | ${row.trim().split(/\s+/).join(" | ")} |`,
    );
    expect(rules.replace(/ +/g, " ")).toContain(rows.join("\n"));
  });

  const standing = (role: Participant["role"]): Standing =>
    standingOf({ ...PEOPLE.aaa, role, leads: role === "facilitator" ? [GROUP] : [] }, GROUP);
});

test("D23 the page of a closed forum has no act but to read, to take away and to open again", () => {
  const left = (Object.keys(RIGHTS) as Action[]).filter((action) =>
    Object.values(PEOPLE).some((actor) => mayDo({ ...actor, forumClosed: true }, GROUP, action) === null),
  );
  const reading = ["read", "workAtDesk", "exportOpinion", "exportReport", "admitPeople", "keepOwnPeople"];
  expect(left).toEqual([...reading, "closeForum"]);
  expect(mayDo({ ...PEOPLE.aaa, forumClosed: true }, GROUP, "type")?.reason).toBe("forumClosed");
});

describe("P2 a facilitator leads its own group and takes part in the others", () => {
  test("in another group it may type, and is told that it leads elsewhere when it wants to lock", () => {
    expect(standingOf(PEOPLE.otherLead, GROUP)).toBe("participant");
    expect(mayDo(PEOPLE.otherLead, GROUP, "type")).toBeNull();
    expect(mayDo(PEOPLE.otherLead, GROUP, "lock")).toEqual({
      reason: "notYourGroup",
      message: "You lead another group: here you take part as everyone does.",
      details: { action: "lock" },
    });
    expect(mayDo(PEOPLE.otherLead, groupId("green"), "lock")).toBeNull();
  });

  test("what is nobody's as lead is refused by role: to mark agreed, to admit people", () => {
    expect(mayDo(PEOPLE.otherLead, GROUP, "markAgreed")?.reason).toBe("notYourRole");
    expect(mayDo(PEOPLE.lead, null, "admitPeople")?.reason).toBe("notYourRole");
  });
});

const LOCKED: Lock = { seq: 1, at: 2, by: PEOPLE.lead.id, reason: "base", with: "lockClause" };

/** Everything that decides whether somebody types, said again in the order in which it is told. */
function expected(who: Who, at: Situation): Reason | null {
  if (who === "follower") return "notYourRole";
  if (PEOPLE[who].category === at.silent) return "notYourCategory";
  if (!["outline", "drafting", "consolidated"].includes(at.stage)) return "stageForbids";
  if (at.removed) return "clauseRemoved";
  if (at.locked) return "clauseLocked";
  if (!at.textOpen) return "windowClosed";
  const pen = at.clausePen ?? at.pen;
  if (pen === "everyone" || ["chair", "lead", "secretariat"].includes(who)) return null;
  const named = pen === "leads" ? [] : pen;
  const { delegationId } = PEOPLE[who];
  return delegationId !== null && named.includes(delegationId) ? null : "penElsewhere";
}

type Situation = {
  readonly stage: Opinion["stage"];
  readonly removed: boolean;
  readonly locked: boolean;
  readonly textOpen: boolean;
  readonly pen: EditRight;
  readonly clausePen: EditRight | null;
  readonly silent: Category | null;
};

const room = openTestRoom();
const [item] = room.as("lead").write("operative to share");
const AAA = [PEOPLE.aaa.delegationId!];

const asking = (who: Who, at: Situation) => {
  const clause = {
    ...room.clause(item!),
    lock: at.locked ? LOCKED : null,
    removed: at.removed ? { at: 1, by: PEOPLE.lead.id } : null,
    pen: at.clausePen,
  };
  const categories = { ...OPEN_RULES.categories };
  if (at.silent !== null) categories[at.silent] = { ...ALL_RIGHTS, mayType: false };
  return {
    actor: PEOPLE[who],
    opinion: { ...room.opinion(), stage: at.stage, pen: at.pen, clauses: [clause] },
    clause,
    rules: { ...OPEN_RULES, categories, textOpen: at.textOpen },
  };
};

const SITUATIONS: readonly Situation[] = STAGES.flatMap((stage) =>
  [false, true].flatMap((locked) =>
    [false, true].flatMap((removed) =>
      [true, false].flatMap((textOpen) =>
        (["everyone", "leads", AAA] as const).flatMap((pen) =>
          ([null, "everyone", "leads", AAA] as const).flatMap((clausePen) =>
            ([null, "academia"] as const).map((silent) => ({
              stage,
              locked,
              removed,
              textOpen,
              pen,
              clausePen,
              silent,
            })),
          ),
        ),
      ),
    ),
  ),
);
const WHO = Object.keys(PEOPLE) as Who[];

test("L1 who may type: every role in every stage, lock, pen, window and category", () => {
  for (const situation of SITUATIONS) {
    for (const who of WHO) {
      const reason = mayType(asking(who, situation))?.reason ?? null;
      expect(reason, `${who} ${JSON.stringify(situation)}`).toBe(expected(who, situation));
    }
  }
  expect(SITUATIONS.length * WHO.length).toBe(10 * 2 * 2 * 2 * 3 * 4 * 2 * 10);
});

test("L1 the lock tells who set it, when and why", () => {
  const at: Situation = {
    stage: "drafting",
    removed: false,
    locked: true,
    textOpen: true,
    pen: "everyone",
    clausePen: null,
    silent: null,
  };
  expect(mayType(asking("chair", at))).toEqual({
    reason: "clauseLocked",
    message: "The clause is locked.",
    details: { at: 2, by: "lead", lockReason: "base" },
  });
});

test("P3 typists may change the order; on locked clauses chair, lead and secretariat alone", () => {
  for (const situation of SITUATIONS) {
    for (const who of WHO) {
      const typing = expected(who, situation);
      const leads = ["chair", "lead", "secretariat"].includes(who);
      const lifted = leads && (typing === "clauseLocked" || typing === "clauseRemoved");
      const reason = mayStructure(asking(who, situation))?.reason ?? null;
      expect(reason, `${who} ${JSON.stringify(situation)}`).toBe(lifted ? null : typing);
    }
  }
});

test("P3 a consolidated text takes a first clause from nobody: it is reopened first", () => {
  const opinion = { ...room.opinion(), stage: "consolidated" as const, clauses: [] };
  for (const who of ["chair", "aaa"] as const) {
    const refusal = mayStructure({ actor: PEOPLE[who], opinion, clause: null, rules: OPEN_RULES });
    expect(refusal?.reason).toBe("stageForbids");
  }
});

test("P2 every category has its row in the rules", () => {
  expect(Object.keys(OPEN_RULES.categories)).toEqual([...CATEGORIES]);
});
