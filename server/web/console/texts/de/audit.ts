export const audit = {
  title: 'Protokoll',
  nothing: 'Es ist nichts festgehalten.',
  time: 'Wann',
  actor: 'Wer',
  action: 'Was',
  reason: 'Warum',
  details: 'Einzelheiten',
};
