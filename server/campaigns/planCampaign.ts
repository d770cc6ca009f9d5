import type { Campaign } from './campaign.ts';
import { campaignSlots, type CampaignSlot } from './campaignSlots.ts';
import type { GivenAnswer } from './answers.ts';

/** Who was asked, and what they said last; null where they did not answer yet. */
export interface Invitee {
  readonly subject: string;
  readonly name: string;
  readonly company: string;
  readonly answer: GivenAnswer | null;
}

/** Ids of invitees by what they said of a slot; `open` left it out of their answer. */
export interface PlannedSlot extends CampaignSlot {
  readonly yes: readonly string[];
  readonly ifNeedBe: readonly string[];
  readonly no: readonly string[];
  readonly open: readonly string[];
}

export interface CampaignPlan {
  readonly campaign: Campaign;
  readonly invitees: readonly Invitee[];
  readonly answered: number;
  readonly slots: readonly PlannedSlot[];
  /** Ids of the slots that most people can come to; of those, where the fewest would rather not. Empty without answers. */
  readonly best: readonly string[];
}

export const planCampaign = (campaign: Campaign, invitees: readonly Invitee[]): CampaignPlan => {
  const slots = campaignSlots(campaign).map((slot) => {
    const saying = (choice: string | undefined) =>
      invitees
        .filter(({ answer }) => answer !== null && answer.choices[slot.id] === choice)
        .map(({ subject }) => subject);
    return {
      ...slot,
      yes: saying('yes'),
      ifNeedBe: saying('if_need_be'),
      no: saying('no'),
      open: saying(undefined),
    };
  });
  const can = ({ yes, ifNeedBe }: PlannedSlot): number => yes.length + ifNeedBe.length;
  const most = Math.max(0, ...slots.map(can));
  const fullest = most === 0 ? [] : slots.filter((slot) => can(slot) === most);
  const gladly = Math.max(0, ...fullest.map(({ yes }) => yes.length));
  return {
    campaign,
    invitees,
    answered: invitees.filter(({ answer }) => answer !== null).length,
    slots,
    best: fullest.filter(({ yes }) => yes.length === gladly).map(({ id }) => id),
  };
};
