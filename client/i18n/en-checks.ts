/** Checks of the words. English. */
export const enChecks = {
  checks: {
    leadsTo: "Refers to",
    heading: "Checks",
    shown: "Show",
    off: "Checks are off on this device.",
    none: "The checks found nothing.",
    take: "Write {words}",
    kind: {
      doubleSpace: "More than one space between words.",
      spaceBeforeSign: "A space before a sign: “{found}”.",
      quote: "A straight quotation mark: {found}",
      commaBeforeOn: "In the title of a resolution, a comma comes before “on”.",
      forbiddenVerb: "The Forum cannot instruct: “{found}”.",
      unknownVerb: "“{found}” is not a usual section verb.",
      noSuchClause: "“{found}”: there is no such clause today.",
    },
  },
};
