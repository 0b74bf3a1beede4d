/** The list of the page’s keys. English. */
export const enKeys = {
  keys: {
    title: "Keys of this page",
    more: "More help, in another tab",
    does: {
      help: "Show these keys",
      open: "Open the selected paragraph for typing",
      rows: "Go from paragraph to paragraph",
      next: "Next, or previous, numbered paragraph, on the projector too",
      leave: "Stop typing; the paragraph stays selected",
      tab: "Move the focus, also out of the text",
      split: "While typing: a new paragraph, or split this one",
      join: "At the edge of a paragraph: join it with its neighbour",
      level: "While typing: one level deeper, or back",
      undo: "Undo, redo",
      mark: "Mark the selected paragraph (facilitator, Chair)",
      bracket: "Put words in brackets",
      inbox: "Open your notices",
      floor: "While objections are asked for: ask for the floor",
      time: "While objections are asked for: ask for time",
      send: "In a comment: send it",
      desk: "On the merging desk: move the selected row",
    },
    once: "A held key acts once. A key with another modifier does nothing.",
  },
};
