export const campaigns = {
  title: 'Availability',
  none: 'Nobody was asked yet. Begin with: lanyard server campaign --help',
  name: 'Campaign',
  closes: 'Answers until',
  unknown: 'There is no such campaign.',
  answered: '{{number}} of {{all}} have answered; it is open until {{when}}.',
  plan: 'When people can meet',
  slot: 'Time',
  yes: 'Can',
  ifNeedBe: 'If need be',
  no: 'Cannot',
  best: 'Best',
};
