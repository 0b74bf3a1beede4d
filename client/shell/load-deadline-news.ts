import { quietPart } from "../i18n/later-messages.ts";

// The text comes first: news of dates is fetched while people already read.
export const DeadlineNews = quietPart(async () => (await import("./deadline-news.tsx")).DeadlineNews);
