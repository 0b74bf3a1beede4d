import type { Chapter } from "./chapter.ts";
import { INNOVATION } from "./words.ts";

/** Draft Opinion 5: two changes, agreed in the joint meeting, and by the chair since. */
export const innovation: Chapter = ({ week }, teller) => {
  const opened = () => teller.text("innovation");
  return [
    {
      at: week(8, "Tue", "09:20"),
      tell: async () => {
        const text = await opened();
        const { text: words, reason } = INNOVATION.laboratories;
        const paper = teller.paper("laboratories");
        const laboratories = await text.change("CCC", "[shared laboratories", {
          text: words,
          reason,
          contributionId: paper,
        });
        await text.says("BBB", { proposal: laboratories }, "supports", { reason: INNOVATION.thanks });
        await text.accept("innovation", laboratories);
      },
    },
    {
      at: week(7, "Thu", "13:10"),
      tell: async () => {
        const text = await opened();
        const means = await text.change("EEE", "to include ICT-centric", INNOVATION.means);
        await text.says("GGG", { proposal: means }, "canAccept");
        await text.accept("innovation", means);
      },
    },
    {
      at: week(6, "Wed", "09:30"),
      tell: async () => (await opened()).markRest("innovation", "ad-referendum"),
    },
    {
      at: week(5, "Mon", "08:40"),
      tell: async () => void (await (await opened()).ask("innovation", { type: "consolidate" })),
    },
    {
      at: week(3, "Wed", "14:00"),
      tell: async () => {
        const text = await opened();
        await text.agreeAll("chair", INNOVATION.agreed);
        await text.ask("chair", { type: "advanceStage", to: "agreed" });
      },
    },
  ];
};
