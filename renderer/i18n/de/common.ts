import type { common as english } from '../en/common.ts';
import type { SameKeys } from '#shared/i18n/sameKeys.ts';

export const common: SameKeys<typeof english> = {
  close: 'Schließen',
  cancel: 'Abbrechen',
  back: 'Zurück',
  save: 'Speichern',
  loading: 'Einen Moment …',
  more: 'Es gibt mehr Treffer. Weitere Buchstaben eingeben.',
  error: {
    unreachable: 'Die Station antwortet nicht. Die Verbindung wird neu aufgebaut.',
    internal: 'Das hat nicht geklappt. Noch einmal versuchen, sonst Lanyard neu starten.',
    invalid_input: 'Das war nicht zu verstehen. Bitte die Eingabe prüfen.',
    unknown_call: 'Fenster und Station haben verschiedene Versionen. Lanyard neu starten.',
    no_event: 'An dieser Station ist noch kein Event geöffnet.',
    revoked:
      'Diese Station wurde vom Veranstalter abgemeldet. Bitte an einen anderen Desk schicken.',
    cannot_record:
      'Diese Station kann nichts aufzeichnen: Festplatte voll oder beschädigt. Bitte an einen anderen Desk schicken.',
    unknown_attendee: 'Diese Person steht nicht mehr auf der Liste.',
    unknown_checkpoint:
      'Diesen Checkpoint gibt es nicht mehr. In den Einstellungen einen anderen wählen.',
    unknown_fact: 'Dieser Scan ist hier nicht mehr bekannt.',
    already_undone: 'Das wurde schon zurückgenommen.',
    private_link: 'Das ist ein privater Link. Er wurde nicht gespeichert.',
    reason_required: 'Ein zweites Badge braucht einen Grund.',
    no_printer: 'Kein Drucker gewählt. In den Einstellungen einen wählen.',
    missing_glyphs:
      'Keine Schrift hier kann einige Zeichen dieses Namens. Bitte den Badge-Namen ändern.',
    does_not_fit: 'Der Name passt nicht auf das Badge. Bitte den Badge-Namen kürzen.',
    generations_used_up:
      'Diese Person hatte schon die höchste Zahl an Badges. Bitte an den Helpdesk geben.',
    no_name: 'Bitte Vor- oder Nachnamen eingeben.',
    invalid_email: 'Das ist keine Mailadresse.',
    not_demo: 'Dies ist nicht das Demo-Event.',
  },
};
