import type { Refusal } from "../refusal.ts";
import type { CommandAnswer, FrameNews, RefusalNotice } from "./protocol.ts";

/**
 * Guards of the server's JSON: the fields by which the page finds its way. They look at no more, since they run for each
 * frame on the page, where a whole schema would cost a key its time and the first script its size.
 */

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const isListOf = (value: unknown, isOne: (one: unknown) => boolean): boolean =>
  value === undefined || (Array.isArray(value) && value.every(isOne));
const withCounts =
  (...names: readonly string[]) =>
  (one: unknown): boolean =>
    isFields(one) && names.every((name) => isCount(one[name]));

const isEntry = (one: unknown): boolean => isFields(one) && isCount(one["seq"]) && isText(one["hash"]);
const isText = (value: unknown): value is string => typeof value === "string";

const isRefusal = (value: unknown): value is Refusal =>
  isFields(value) && isText(value["reason"]) && isText(value["message"]);

export const isRefusalNotice = (value: unknown): value is RefusalNotice =>
  isRefusal(value) && (!("clauseId" in value) || isText(value.clauseId));

export const isCommandAnswer = (value: unknown): value is CommandAnswer =>
  isFields(value) &&
  isCount(value["n"]) &&
  ("entries" in value
    ? Array.isArray(value["entries"]) && value["entries"].every(isEntry)
    : isRefusal(value["refusal"]));

const isCallShown = (value: unknown): boolean =>
  isFields(value) && isCount(value["seq"]) && Array.isArray(value["notShown"]);

export const isFrameNews = (value: unknown): value is FrameNews =>
  isFields(value) &&
  isListOf(value["entries"], isEntry) &&
  isListOf(value["authors"], withCounts("client")) &&
  isListOf(value["deletions"], withCounts("client", "clock", "length")) &&
  isListOf(value["people"], withCounts("client")) &&
  isListOf(value["left"], isCount) &&
  isListOf(value["notices"], withCounts("n", "seq", "at")) &&
  (value["forum"] === undefined || isText(value["forum"])) &&
  (value["meeting"] === undefined || withCounts("seq")(value["meeting"])) &&
  (value["call"] === undefined || isCallShown(value["call"])) &&
  (value["readOnly"] === undefined || typeof value["readOnly"] === "boolean") &&
  (value["windows"] === undefined || withCounts("timetableSeq", "forumSeq")(value["windows"]));
