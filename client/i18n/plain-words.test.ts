import { expect, test } from "vitest";
import { sentencesOf } from "./icu-message.ts";
import { chinese, english } from "./messages.ts";

/** Dropped words, and the one that the page uses for the same thing. */
const DROPPED: readonly (readonly [RegExp, string])[] = [
  [/\bpens?\b/u, "who can edit"],
  [/\bclear(?:s|ed|ing)?\b/u, "approve"],
  [/\bhuddles?\b/u, "small group"],
  [/\bpark(?:s|ed|ing)?\b/u, "postpone"],
  [/\bt(?:ake|aken|akes|ook)\b[^.]{0,20}\bup\b/u, "resume, use"],
  [/\b(?:un)?settl(?:e|es|ed|ing)\b/u, "accept edits, version"],
  [/\blaps(?:e|es|ed)\b/u, "close"],
  [/\bconsolidat(?:e|es|ed|ing)\b/u, "publish a base text"],
  [/\b(?:runs|running)\b/u, "not decided, open"],
  [/\brivals?\b|\bla(?:y|id) (?:over|beside)\b/u, "compare"],
  [/\bvoid\b/u, "ends, changed since"],
  [/\bin the way\b|\bmarked over\b/u, "not agreed because, still open"],
  [/\bon (?:its|their) word\b/u, "as asked"],
  [/\bhats?\b|\bthe leads?\b/u, "facilitator"],
  [/\bstory\b|\bin hand\b/u, "details, selected"],
  [/\binstants?\b/u, "time"],
  [/\bt(?:ake|aken|akes|ook) (?:it )?away\b/u, "download"],
  [/\bshelf\b/u, "agreed language, adopted texts"],
  [/\bmargin\b/u, "private notes"],
  [/\bminutes\b(?! [a-z]*\.|\.)/u, "record"],
  // A facilitator puts a text to the room: the meeting says so itself.
  [/(?<!\bto )\bthe room\b/u, "everyone"],
  [/\bwhoever\b/iu, "the person"],
  [/\bput (?:away|aside)\b/u, "dismiss, postponed"],
  [/\bnext door\b/u, "copy to another Opinion"],
  [/\binputs?\b/u, "text"],
  [/\blast looked\b/u, "last visit"],
  [/\b(?:every|any)body\b/iu, "everyone, anyone"],
];

const DROPPED_IN_CHINESE: readonly (readonly [RegExp, string])[] = [
  [/主持人|主持方|牵头人|协调人|召集人|负责人/u, "推进人"],
  [/放行/u, "核可"],
  [/议定|达成一致（/u, "商定"],
  [/待确认一致|暂行商定|ad referendum/u, "商定待核准"],
  [/磋商小组/u, "小范围磋商"],
  [/会场|全场|本室|会议室/u, "所有人"],
  [/条款/u, "段落"],
  [/执笔/u, "编辑"],
  [/收定/u, "采纳"],
  [/已定状态/u, "版本"],
  [/静默/u, "默许"],
  [/散列/u, "哈希"],
  [/援引/u, "引用"],
  [/边注/u, "笔记"],
];

/** Messages that say a dropped word; the names of their arguments are no words of the page. */
const saying = (catalog: ReadonlyMap<string, string>, dropped: typeof DROPPED): readonly string[] =>
  [...catalog].flatMap(([key, message]) => {
    const said = sentencesOf(message).join(" ");
    return dropped
      .filter(([words]) => words.test(said))
      .map(([words, instead]) => `${key}: ${words.exec(said)?.[0]}, write: ${instead}`);
  });

test("the page says one word for a thing: dropped words stay away", () => {
  expect(saying(english, DROPPED)).toEqual([]);
  expect(saying(chinese, DROPPED_IN_CHINESE)).toEqual([]);
});
