import type { Chapter } from "./chapter.ts";
import { RESILIENCE } from "./words.ts";

/** Begins the paragraph on which two verbs remain, and the one that waits for a delegation. */
const VERBS = "that reports after major outages";
const LIST = "to keep a public list";

/** Draft Opinion 3: nearly agreed. One paragraph has two verbs, and one waits for a delegation. */
export const resilience: Chapter = ({ week, hoursAgo, ahead }, teller) => {
  const opened = () => teller.text("resilience");
  return [
    {
      at: week(8, "Wed", "10:05"),
      tell: async () => {
        const text = await opened();
        const contributionId = teller.paper("recovery");
        const routes = await text.change("BBB", "more than one route", {
          ...RESILIENCE.routes,
          contributionId,
        });
        await text.accept("resilience", routes);
      },
    },
    {
      at: week(7, "Mon", "12:30"),
      tell: async () => {
        const text = await opened();
        const plans = await text.add("DDD", "that restoring a service", RESILIENCE.plans);
        await text.says("FFF", { proposal: plans }, "supports");
        await text.accept("resilience", plans);
      },
    },
    {
      at: week(6, "Wed", "10:20"),
      tell: async () => {
        const text = await opened();
        await text.says("DDD", LIST, "awaitsInstructions", { reason: RESILIENCE.list });
        await text.mark("resilience", LIST, { reason: RESILIENCE.waits, pending: ["DDD"] });
        await text.markRest("resilience", "ad-referendum", [VERBS]);
      },
    },
    {
      at: week(5, "Tue", "09:00"),
      tell: async () => void (await (await opened()).ask("resilience", { type: "consolidate" })),
    },
    {
      at: week(2, "Tue", "09:15"),
      tell: async () => {
        const text = await opened();
        await text.change("FFF", VERBS, RESILIENCE.reports);
        await text.comment("EEE", VERBS, { text: RESILIENCE.comment });
      },
    },
    {
      at: week(2, "Wed", "13:40"),
      tell: async () => {
        const text = await opened();
        await text.accept("resilience", await text.change("GGG", "exercises in which", RESILIENCE.exercises));
        await text.mark("resilience", RESILIENCE.exercises.text, { basis: RESILIENCE.round });
      },
    },
    {
      at: week(2, "Thu", "11:00"),
      tell: async () =>
        void (await (await opened()).ask("resilience", { type: "consolidate", name: RESILIENCE.secondText })),
    },
    {
      at: week(1, "Mon", "14:30"),
      tell: async () => (await opened()).markRest("chair", "agreed", [VERBS, LIST]),
    },
    {
      at: hoursAgo(27),
      tell: async () => {
        const until = new Date(ahead(5, "16:00")).toISOString();
        await (await opened()).says("BBB", VERBS, "awaitsInstructions", { reason: RESILIENCE.shared, until });
      },
    },
  ];
};
