export const audit = {
  title: 'Audit log',
  nothing: 'Nothing is on record.',
  time: 'When',
  actor: 'Who',
  action: 'What',
  reason: 'Why',
  details: 'Details',
};
