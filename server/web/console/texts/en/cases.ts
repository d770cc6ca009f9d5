export const cases = {
  title: 'At the helpdesk',
  nobody: 'Nobody on the list',
  noText: 'Nothing was written to it.',
  close: 'Close …',
  closeNow: 'Close the case',
  reason: 'What came of it?',
  noReason: 'Say in a few words what came of it. Nothing was changed: go back and try again.',
  unknown: 'This case is not open any more.',
};
