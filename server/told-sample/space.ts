import type { ProposalId } from "../../shared/ids.ts";
import type { Chapter, ToldAct, SampleTeller } from "./chapter.ts";
import type { ToldDays } from "./told-days.ts";
import { SPACE } from "./words.ts";

const GROUP = "space";
const BROADBAND = "that satellites in several kinds of orbit";
const SPECTRUM = "that spectrum and orbits";
const PRICE = "that the price of a terminal";
const ORBIT = "that the growing number of objects";
const FIRST_VIEW = "that space-based and terrestrial";
const PUBLISHED = "published in advance";
const GATEWAYS = "open to shared gateways";
const AUTHORITY = "[consistent with national law";
const END_OF_LIFE = "that voluntary good practice";

/** Draft Opinion 4, before its second meeting: two proposals are taken in, and a word is typed. */
function beforeMeeting({ week }: ToldDays, teller: SampleTeller): readonly ToldAct[] {
  const opened = () => teller.text(GROUP);
  return [
    {
      at: week(9, "Tue", "09:10"),
      tell: async () => {
        const text = await opened();
        const { words, asks, answers } = SPACE.equitable;
        const commentId = await text.comment("BBB", SPECTRUM, { words, text: asks });
        await text.ask(GROUP, { type: "replyToComment", commentId, text: answers });
        await text.ask("BBB", { type: "resolveComment", commentId });
      },
    },
    {
      at: week(8, "Thu", "13:20"),
      tell: async () => {
        const text = await opened();
        const contributionId = teller.paper("terminals");
        const shared = await text.add("AAA", PRICE, { ...SPACE.shared, contributionId });
        await text.says("HHH", { proposal: shared }, "supports");
        await text.accept(GROUP, shared);
      },
    },
    {
      at: week(6, "Mon", "08:35"),
      tell: async () => {
        const text = await opened();
        const published = await text.change("CCC", PUBLISHED, SPACE.published);
        await text.says("BBB", { proposal: published }, "canAccept");
        await text.accept(GROUP, published);
      },
    },
    {
      at: week(4, "Thu", "14:40"),
      tell: async () => {
        const text = await opened();
        await text.types(GROUP, ORBIT, SPACE.orbit);
        await text.ask(GROUP, { type: "settleClause", clauseId: text.clause(ORBIT) });
      },
    },
  ];
}

/** In the meeting: agreement on two recitals, three verbs for one view, an objection, a bracket and a small group. */
function inMeeting({ week }: ToldDays, teller: SampleTeller): readonly ToldAct[] {
  const opened = () => teller.text(GROUP);
  return [
    {
      at: week(1, "Tue", "12:15"),
      tell: async () => {
        const text = await opened();
        await text.mark(GROUP, BROADBAND);
        await text.mark(GROUP, PRICE);
        await text.change("AAA", FIRST_VIEW, SPACE.equal);
        await text.change("BBB", FIRST_VIEW, SPACE.circumstances);
        await text.change("CCC", FIRST_VIEW, SPACE.reasons);
      },
    },
    {
      at: week(1, "Tue", "13:05"),
      tell: async () => {
        const text = await opened();
        await text.says("EEE", AUTHORITY, "cannotAccept", { reason: SPACE.noAuthority });
        await text.bracket("DDD", END_OF_LIFE, SPACE.voluntary);
        const members = ["AAA", "CCC", "FFF"].map((one) => teller.delegationId(one));
        await text.ask(GROUP, {
          type: "formHuddle",
          clauseId: text.clause(ORBIT),
          question: SPACE.skies.question,
          delegations: members,
          until: new Date(week(1, "Fri", "15:00")).toISOString(),
        });
      },
    },
  ];
}

/** Since the meeting: the small group reports back, positions and a comment come in. */
function sinceMeeting({ week, hoursAgo, ahead }: ToldDays, teller: SampleTeller): readonly ToldAct[] {
  const opened = () => teller.text(GROUP);
  const proposalOf = async (who: string): Promise<ProposalId> => (await opened()).proposalOn(FIRST_VIEW, who);
  return [
    {
      at: week(1, "Thu", "09:25"),
      tell: async () => {
        const text = await opened();
        const { from, to } = SPACE.skies;
        await text.fromSmallGroup("FFF", ORBIT, { from, to });
      },
    },
    {
      at: hoursAgo(26),
      tell: async () => {
        const text = await opened();
        await text.says("DDD", { proposal: await proposalOf("AAA") }, "supports", {
          reason: SPACE.supportsEqual,
        });
        const until = new Date(ahead(3, "09:00")).toISOString();
        await text.says("FFF", FIRST_VIEW, "awaitsInstructions", { reason: SPACE.awaitsVerb, until });
      },
    },
    {
      at: hoursAgo(3),
      tell: async () => {
        const text = await opened();
        const { words, asks, answers } = SPACE.gateways;
        const commentId = await text.comment("CCC", GATEWAYS, { words, text: asks });
        await text.ask("AAA", { type: "replyToComment", commentId, text: answers });
      },
    },
  ];
}

export const space: Chapter = (days, teller) => [
  ...beforeMeeting(days, teller),
  ...inMeeting(days, teller),
  ...sinceMeeting(days, teller),
];
