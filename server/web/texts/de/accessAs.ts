export const accessAs = {
  bannerLabel: 'Sie sehen die Seite eines anderen Menschen',
  lookingAt: 'Sie sehen die App wie',
  by: 'Angemeldet:',
  readOnly: 'Hier lässt sich nichts ändern.',
  left: 'Noch:',
  end: 'Beenden',
  masked: 'Hier steht der Eintrittscode. Nur wem er gehört, sieht ihn.',
  refusedTitle: 'Nur zum Ansehen',
  refused:
    'Nichts wurde geändert. Wer die App wie ein Teilnehmer sieht, kann nur zusehen; dieser Versuch steht im Protokoll.',
  overTitle: 'Diese Ansicht ist beendet',
  over: 'Sie gilt dreißig Minuten, im Browser der Person, die sie begonnen hat. Beginnen Sie in der Konsole auf der Seite des Teilnehmers eine neue.',
};
