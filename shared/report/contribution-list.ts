import type { ContributionFrom } from "../negotiation/contribution.ts";
import { dayIn, longDate } from "../printed/long-date.ts";
import type { Report } from "./report.ts";
import { officeIn, withParentheses, word } from "../printed/report-words.ts";
import { commaIn } from "../text/list-signs.ts";

/** Every paper with whose it is, when it was received, and the proposals that belong to it (rule F5). */
export function contributionLines(report: Report): readonly string[] {
  const { contributions, language, preset } = report;
  return contributions.map(({ number, title, from, receivedAt, isLate, proposals, withdrawn }) => {
    const labels = proposals.map(({ label }) => label).join(commaIn(language));
    return word("contributionLine", language, {
      number,
      title,
      from: whose(from, report),
      date: longDate(dayIn(preset.timeZone, receivedAt), language),
      late: isLate === true ? word("receivedLate", language) : "",
      withdrawn:
        withdrawn === null
          ? ""
          : word("withdrawnPaper", language, {
              date: longDate(dayIn(preset.timeZone, withdrawn.at), language),
            }),
      proposals: labels === "" ? "" : word("itsProposals", language, { labels }),
    });
  });
}

function whose(from: ContributionFrom, { delegations, language }: Report): string {
  switch (from.kind) {
    case "delegation":
      return symbolOf(from.delegationId, delegations);
    case "group": {
      const members = [...new Set(from.members.map((id) => symbolOf(id, delegations)))];
      return withParentheses(from.symbol, members.join(commaIn(language)), language);
    }
    case "office":
      return officeIn(from.office, language);
  }
}

const symbolOf = (id: string, delegations: Report["delegations"]): string =>
  delegations.find((one) => one.id === id)?.symbol ?? id;
