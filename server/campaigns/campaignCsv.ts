import Papa from 'papaparse';
import { spreadsheetFormula } from '#shared/rules/spreadsheetFormula.ts';
import type { CampaignPlan } from './planCampaign.ts';

/**
 * The plan as CSV (RFC 4180) with a byte order mark, as spreadsheets want it: a line for each person, a column for each slot in
 * the campaign's time zone. Cells that a spreadsheet would reckon with begin with an apostrophe.
 */
export const campaignCsv = ({ campaign, invitees, slots }: CampaignPlan): string => {
  const heading = [
    'Name',
    'Company',
    ...slots.map(({ id }) => `${id.replace('_', ' ')} ${campaign.timeZone}`),
    'Comment',
    'Answered at',
  ];
  const rows = invitees.map(({ name, company, answer }) => [
    name,
    company,
    ...slots.map(({ id }) => words[answer?.choices[id] ?? 'open']),
    answer?.comment ?? '',
    answer === null ? '' : new Date(answer.at).toISOString(),
  ]);
  return `\uFEFF${Papa.unparse([heading, ...rows], { escapeFormulae: spreadsheetFormula })}\r\n`;
};

const words = { yes: 'yes', if_need_be: 'if need be', no: 'no', open: '' } as const;
