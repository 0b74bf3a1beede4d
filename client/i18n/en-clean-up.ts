/** The clean-up, and texts that were opened since a base text. English. */
export const enCleanUp = {
  opened: {
    heading: "Unlocked since your last visit",
    unlocked: "{who} unlocked {clause}: {reason}",
    reopened: "{who} reopened the text and lifted the base text’s locks: {reason}",
    show: "Show",
    seen: "Dismiss",
  },
  cleanUp: {
    title: "Clean up the numbers",
    explain:
      "Every clause gets a new number by its place, without bis and gaps. References change too, also in locked clauses. Marks and positions stay. An alternative keeps alt.",
    do: "Clean up",
    done: "The numbers are clean.",
    heading: "Clean-ups",
    madeBy: "After base text {n}: {who}, {at} ({zone}).",
    table: "Numbers, old and new",
    numbers: "Numbers",
    clause: "Clause",
    old: "Old",
    new: "New",
    noNumber: "none",
    sameNumbers: "No number changes.",
    references: "References",
    where: "In",
    said: "The text said",
    says: "It says now",
    sayThen: "It will say",
    left: "left as it is: there is no such number",
    noReferences: "No reference changes.",
  },
};
