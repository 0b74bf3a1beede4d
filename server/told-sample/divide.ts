import { groupId } from "../../shared/ids.ts";
import type { Chapter } from "./chapter.ts";
import { DIVIDE } from "./words.ts";

const GROUP = "digital-divide";
const WOMEN = "that women and girls";
const MEANINGFUL = "that connectivity is meaningful";
const SCHOOLS = "that schools, libraries";
const FIGURES = "to publish, [every two years]";

/** Draft Opinion 1: base text 1, on which written input comes in until a date of its group. */
export const divide: Chapter = ({ week, hoursAgo, ahead }, teller) => {
  const opened = () => teller.text(GROUP);
  return [
    {
      at: week(9, "Thu", "08:50"),
      tell: async () => {
        const text = await opened();
        const { words, asks, answers } = DIVIDE.women;
        const thread = await text.comment("BBB", WOMEN, { words, text: asks });
        await text.ask(GROUP, { type: "replyToComment", commentId: thread, text: answers });
      },
    },
    {
      at: week(7, "Wed", "09:40"),
      tell: async () => {
        const text = await opened();
        await text.accept(GROUP, await text.change("EEE", "are offered near home", DIVIDE.carers));
      },
    },
    {
      at: week(4, "Mon", "13:00"),
      tell: async () => {
        const text = await opened();
        await text.ask(GROUP, { type: "consolidate", name: DIVIDE.baseText });
        const date = new Date(ahead(9, "00:00")).toISOString().slice(0, 10);
        await teller.ask("secretariat", {
          type: "addTimetableEntry",
          entry: {
            date,
            what: { en: DIVIDE.deadline },
            windows: [{ on: "comments", to: "closed", only: { groups: [groupId(GROUP)] } }],
            provisional: true,
            status: "inForce",
          },
        });
      },
    },
    {
      at: week(3, "Tue", "10:10"),
      tell: async () => {
        const text = await opened();
        await text.change("AAA", MEANINGFUL, { ...DIVIDE.targets, contributionId: teller.paper("skills") });
      },
    },
    {
      at: week(2, "Wed", "12:00"),
      tell: async () => {
        const text = await opened();
        const group = { symbol: "XXP", name: "Group of Delegations X", members: ["AAA", "CCC", "EEE"] };
        const as = { ...group, members: group.members.map((one) => teller.delegationId(one)) };
        const contributionId = teller.paper("languages");
        const proposalId = await text.add("CCC", SCHOOLS, { ...DIVIDE.languages, as, contributionId });
        for (const member of ["AAA", "EEE"]) await text.joins(member, proposalId);
      },
    },
    {
      at: week(1, "Mon", "09:50"),
      tell: async () => {
        const text = await opened();
        await text.comment("HHH", FIGURES, { text: DIVIDE.methods });
        await text.change("GGG", SCHOOLS, DIVIDE.libraries);
      },
    },
    {
      at: hoursAgo(22),
      tell: async () =>
        void (await (
          await opened()
        ).comment("BBB", FIGURES, { words: "[every two years]", text: DIVIDE.yearly })),
    },
  ];
};
