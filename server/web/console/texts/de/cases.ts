export const cases = {
  title: 'Am Helpdesk',
  nobody: 'Niemand auf der Liste',
  noText: 'Dazu wurde nichts geschrieben.',
  close: 'Schließen …',
  closeNow: 'Fall schließen',
  reason: 'Was ist daraus geworden?',
  noReason:
    'Sagen Sie in wenigen Worten, was daraus geworden ist. Nichts wurde geändert: Gehen Sie zurück und versuchen Sie es noch einmal.',
  unknown: 'Dieser Fall ist nicht mehr offen.',
};
