export const campaigns = {
  title: 'Verfügbarkeit',
  none: 'Noch niemand wurde gefragt. Beginnen Sie mit: lanyard server campaign --help',
  name: 'Umfrage',
  closes: 'Antworten bis',
  unknown: 'Diese Umfrage gibt es nicht.',
  answered: '{{number}} von {{all}} haben geantwortet; offen bis {{when}}.',
  plan: 'Wann alle können',
  slot: 'Zeit',
  yes: 'Kann',
  ifNeedBe: 'Notfalls',
  no: 'Kann nicht',
  best: 'Am besten',
};
