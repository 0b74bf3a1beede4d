import { lazyPart } from "../i18n/later-messages.ts";

// The text comes first: news of dates is fetched while people already read.
export const DeadlineNews = lazyPart(async () => (await import("./deadline-news.tsx")).DeadlineNews);
