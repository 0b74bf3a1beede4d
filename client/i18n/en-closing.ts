/** The forum closed and opened again; one Opinion restored from a backup. English. */
export const enClosing = {
  closing: {
    heading: "Closing the forum",
    isOpen: "The forum is open.",
    isClosed: "The forum is closed: it can be read and exported, and nothing is written.",
    banner: "{who} closed this forum on {at}. You can read and export everything. Reason: {reason}",
    forumClosed: "{at}: {who} closed the forum. Reason: {reason}",
    forumReopened: "{at}: {who} opened the forum again. Reason: {reason}",
    restored:
      "{at}: Opinion {number} was repaired from a backup of {backup}. {lost, plural, =0 {Nothing was lost.} one {# entry after it was lost.} other {# entries after it were lost.}} Reason: {reason}",
    restoredHere:
      "This Opinion was repaired from a backup on {at}. {lost, plural, =0 {Nothing was lost.} one {# entry after it was lost.} other {# entries after it were lost.}} Reason: {reason}",
    restores: "Opinions repaired from a backup",
    closeForum: {
      open: "Close the forum…",
      title: "Close the forum",
      explain: "Nobody can type or act until you open it again. All can read and export.",
      seen: "Everyone who takes part reads this reason.",
      do: "Close the forum",
      done: "The forum is closed.",
    },
    reopenForum: {
      open: "Open the forum again…",
      title: "Open the forum again",
      explain: "Everyone can type and act again, by their rights and the timetable.",
      seen: "Everyone who takes part reads this reason.",
      do: "Open again",
      done: "The forum is open again.",
    },
  },
};
