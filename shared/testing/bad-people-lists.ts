export const HEADER = [
  "delegation",
  "delegation name",
  "category",
  "name",
  "email",
  "role",
  "groups",
  "head",
  "deputy",
];

/** Tables that are no list of people, each with the first fault that is told: its code, line and value. */
export const BAD_LISTS: readonly (readonly [string, readonly (readonly string[])[]])[] = [
  ["empty 1 ", []],
  ["empty 1 ", [HEADER]],
  ["empty 1 ", [HEADER, ["", " "]]],
  ["noColumns 1 ", [["a", "b"], ["x"]]],
  ["noNames 1 ", [["email", "title"], ["a@example.org"]]],
  [
    "columnTwice 1 name",
    [
      ["name", "Person"],
      ["a", "b"],
    ],
  ],
  [
    "tooManyCells 2 3",
    [
      ["delegation", "name"],
      ["AAA", "Ann", "more"],
    ],
  ],
  [
    "nothingSaid 2 ",
    [
      ["name", "email"],
      ["", "a@example.org"],
    ],
  ],
  [
    "symbolInvalid 2 A/A",
    [
      ["delegation", "name"],
      ["A/A", "Ann"],
    ],
  ],
  ["symbolInvalid 2 ABCDEFGHIJKLM", [["delegation"], ["ABCDEFGHIJKLM"]]],
  [
    "symbolMissing 2 ",
    [
      ["name", "category"],
      ["Ann", "academia"],
    ],
  ],
  [
    "categoryUnknown 2 Kingdom",
    [
      ["delegation", "category"],
      ["AAA", "Kingdom"],
    ],
  ],
  [
    "categoryMissing 2 CCC",
    [
      ["delegation", "delegation name"],
      ["CCC", "C"],
    ],
  ],
  [
    "delegationUnknown 2 CCC",
    [
      ["delegation", "name"],
      ["CCC", "Ann"],
    ],
  ],
  [
    "delegationUnknown 2 CCC",
    [
      ["delegation", "name_fr"],
      ["CCC", "Délégation C"],
    ],
  ],
  [
    "delegationDiffers 3 CCC",
    [
      ["delegation", "delegation name", "category"],
      ["CCC", "C", "academia"],
      ["CCC", "D", "academia"],
    ],
  ],
  [
    `delegationNameInvalid 2 ${"n".repeat(121)}`,
    [
      ["delegation", "delegation name"],
      ["CCC", "n".repeat(121)],
    ],
  ],
  [
    `nameInvalid 2 ${"n".repeat(121)}`,
    [
      ["delegation", "name"],
      ["AAA", "n".repeat(121)],
    ],
  ],
  [
    "nameInvalid 2 \u0301",
    [
      ["delegation", "name"],
      ["AAA", "\u0301"],
    ],
  ],
  [
    `titleInvalid 2 ${"t".repeat(121)}`,
    [
      ["delegation", "name", "title"],
      ["AAA", "Ann", "t".repeat(121)],
    ],
  ],
  [
    "emailInvalid 2 ann at example.org",
    [
      ["delegation", "name", "email"],
      ["AAA", "Ann", "ann at example.org"],
    ],
  ],
  [
    "emailInvalid 2 a@b@example.org",
    [
      ["delegation", "name", "email"],
      ["AAA", "Ann", "a@b@example.org"],
    ],
  ],
  [
    "roleUnknown 2 king",
    [
      ["delegation", "name", "role"],
      ["AAA", "Ann", "king"],
    ],
  ],
  ["roleMissing 2 ", [["name"], ["Ann"]]],
  [
    "groupUnknown 2 nowhere",
    [
      ["name", "groups"],
      ["Ann", "nowhere"],
    ],
  ],
  [
    "groupMissing 2 ",
    [
      ["name", "role"],
      ["Ann", "facilitator"],
    ],
  ],
  [
    "groupsNotLed 2 ",
    [
      ["delegation", "name", "role", "groups"],
      ["AAA", "Ann", "delegate", "space"],
    ],
  ],
  [
    "yesOrNo 2 perhaps",
    [
      ["delegation", "name", "head"],
      ["AAA", "Ann", "perhaps"],
    ],
  ],
  [
    "delegateWithoutDelegation 2 ",
    [
      ["name", "role"],
      ["Ann", "delegate"],
    ],
  ],
  [
    "headWithoutDelegation 2 ",
    [
      ["name", "role", "head"],
      ["Ann", "chair", "yes"],
    ],
  ],
  [
    "headFollows 2 ",
    [
      ["delegation", "name", "role", "head"],
      ["AAA", "Ann", "follower", "yes"],
    ],
  ],
  [
    "headAndDeputy 2 ",
    [
      ["delegation", "name", "head", "deputy"],
      ["AAA", "Ann", "yes", "yes"],
    ],
  ],
  [
    "deputyWithoutDelegation 2 ",
    [
      ["name", "role", "deputy"],
      ["Ann", "chair", "yes"],
    ],
  ],
  [
    "sameAsLine 3 2",
    [
      ["delegation", "name"],
      ["AAA", "Ann"],
      ["AAA", "ann"],
    ],
  ],
  [
    "lastOfSecretariat 2 ",
    [
      ["name", "email", "role"],
      ["Desk", "desk@example.org", "chair"],
    ],
  ],
  [
    "twoHeads 3 2",
    [
      ["delegation", "name", "head"],
      ["AAA", "Ann", "yes"],
      ["AAA", "Bob", "yes"],
    ],
  ],
];
