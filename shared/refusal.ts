/** Why something was not done. The page says it in its reader's language, by `reason` and `details`. */
export const REASONS = {
  // 400
  unreadable: 400,
  unknownCommand: 400,
  tooLong: 413,
  notPlainWords: 400,
  badOrigin: 403,
  // 401
  offline: 503,
  notSignedIn: 401,
  linkUnknown: 401,
  linkUsed: 401,
  plainHttp: 403,
  // 403
  notYourRole: 403,
  notYourGroup: 403,
  notYourCategory: 403,
  penElsewhere: 403,
  noDelegation: 403,
  oneHat: 403,
  notEmpowered: 403,
  notProponent: 403,
  notYourBracket: 403,
  notYourComment: 403,
  draftClosed: 403,
  noSuchReaders: 403,
  notSettled: 403,
  silenceOff: 403,
  windowClosed: 403,
  // 404
  noSuchOpinion: 404,
  noSuchClause: 404,
  noSuchFootnote: 404,
  noSuchGroup: 404,
  noSuchDelegation: 404,
  noSuchPlace: 404,
  noSuchCorrection: 404,
  noSuchPerson: 404,
  noSuchProposal: 404,
  noSuchBracket: 404,
  noSuchComment: 404,
  noSuchSilence: 404,
  noSuchText: 404,
  noSuchContribution: 404,
  noSuchMerge: 404,
  noSuchRevision: 404,
  noSuchReference: 404,
  noSuchLine: 404,
  noSuchEntry: 404,
  noSuchReport: 404,
  notBuilt: 404,
  // 409
  clauseLocked: 409,
  clauseRemoved: 409,
  clauseNotRemoved: 409,
  notLocked: 409,
  alreadyLocked: 409,
  alreadyMarked: 409,
  notMarked: 409,
  timeIsOver: 409,
  bracketsStay: 409,
  stillOpen: 409,
  notPending: 409,
  nobodyObjects: 409,
  standsInTheWay: 409,
  cannotAccept: 409,
  wordsChanged: 409,
  inSilence: 409,
  closesTooSoon: 409,
  silenceRuns: 409,
  silenceOver: 409,
  moreTimeOpen: 409,
  notInTime: 409,
  notTold: 409,
  stageForbids: 409,
  stageOrder: 409,
  kindForbids: 409,
  notNeighbours: 409,
  intoItself: 409,
  emptyWords: 409,
  nothingToDo: 409,
  proposalEnded: 409,
  proposalInReview: 409,
  notASymbol: 409,
  reviewUnanswered: 409,
  symbolTaken: 409,
  numberTaken: 409,
  notReceivedYet: 409,
  notItsContribution: 409,
  lineBroken: 409,
  tooManyClauses: 409,
  tooManyComments: 409,
  tooManyBrackets: 409,
  tooManyProposals: 409,
  shelfFull: 409,
  timetableFull: 409,
  entryPassed: 409,
  notDeadline: 409,
  notLater: 409,
  notAhead: 409,
  reportNumberTaken: 409,
  bracketStands: 409,
  bracketsCross: 409,
  // 413, 429
  tooLarge: 413,
  tooMany: 429,
  tooManyAtOnce: 429,
  // 503
  readOnly: 503,
  quarantined: 503,
  // a refused update of words
  foreignClient: 403,
  notAnEdit: 403,
  unknownRoot: 403,
} as const satisfies Record<string, number>;

export type Reason = keyof typeof REASONS;

export type Refusal = {
  readonly reason: Reason;
  /** One English sentence that says what to do next where that is not plain. */
  readonly message: string;
  readonly details?: Readonly<Record<string, string | number>>;
};

export const refuse = (
  reason: Reason,
  message: string,
  details?: Refusal["details"],
): { refusal: Refusal } => ({
  refusal: details === undefined ? { reason, message } : { reason, message, details },
});

/** The HTTP status of a refusal. */
export const statusOf = (refusal: Refusal): number => REASONS[refusal.reason];
