/** The page of one meeting: its record, the lead's words, the cable. */
export const enMeetingPaper = {
  meetingPaper: {
    loading: "Reading the record",
    failed: "The record could not be read.",
    failedNext: "Check your connection, then try again.",
    gone: "There is no such meeting.",
    goneNext: "Choose one from the list of meetings.",
    all: "All meetings",
    open: "open",
    closed: "closed",
    page: "Record and cable",
    pageName: "Record and cable of {name}",
    record: "Record (Word)",
    cable: "Our cable (Word)",
    cableNote: "Only people of {symbol} can take this cable.",
    cableOpen: "The meeting is open, so both are provisional.",
    print: "Print",
    refresh: "Read again",
    making: "Writing the file",
    made: "The file is written.",
  },
};
