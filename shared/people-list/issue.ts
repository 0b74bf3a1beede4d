/** Faults of a list of people, each with its sentence on the page. */
export const ISSUES = [
  "notUtf8",
  "workbook",
  "empty",
  "noColumns",
  "columnTwice",
  "columnUnknown",
  "noNames",
  "brokenQuotes",
  "tooManyLines",
  "tooManyCells",
  "nothingSaid",
  "symbolInvalid",
  "symbolMissing",
  "categoryUnknown",
  "categoryMissing",
  "delegationUnknown",
  "delegationDiffers",
  "delegationNameInvalid",
  "regionInvalid",
  "nameInvalid",
  "titleInvalid",
  "emailInvalid",
  "roleUnknown",
  "roleMissing",
  "groupUnknown",
  "groupMissing",
  "groupsNotLed",
  "yesOrNo",
  "delegateWithoutDelegation",
  "headWithoutDelegation",
  "headFollows",
  "headAndDeputy",
  "twoHeads",
  "deputyWithoutDelegation",
  "sameAsLine",
  "severalOfName",
  "lastOfSecretariat",
  "refused",
] as const;

export type PeopleIssue = {
  readonly code: (typeof ISSUES)[number];
  /** The line of the file, from 1. A quoted line break counts. */
  readonly line: number;
  /** The cell, or another line, that it is about. */
  readonly value: string;
};

export const issue = (code: PeopleIssue["code"], line: number, value: string | number = ""): PeopleIssue => ({
  code,
  line,
  value: String(value),
});
