import type { SystemTexts } from './systemTexts.ts';

const forYouAlone =
  'Dieser Link ist nur für Sie: Wer ihn hat, kann in Ihrem Namen handeln. Bitte geben Sie ihn nicht weiter.';

export const de: SystemTexts = {
  direction: 'ltr',
  deviceCode: {
    subject: 'Ihr Code für {{event_name}}',
    paragraphs: [
      'Ihre persönliche Seite von {{event_name}} wurde auf einem neuen Gerät geöffnet. Wenn Sie das waren, geben Sie dort diesen Code ein:',
      '{{_device_code}}',
      'Er gilt einmal, innerhalb von zehn Minuten. Niemand wird Sie je am Telefon oder per E-Mail danach fragen.',
      'Wenn Sie es nicht waren, tun Sie hier nichts und sagen Sie es dem Veranstalter: Jemand anderes hat Ihren Link.',
    ],
  },
  code: {
    subject: 'Ihr Eintrittscode für {{event_name}}',
    paragraphs: [
      'Hier ist Ihr Eintrittscode für {{event_name}}. Zeigen Sie ihn am Eingang, auf dem Telefon oder auf Papier.',
      '{{_user_qr}}',
      'Er ist nur für Sie. Es gilt nur der neueste Code; bitte löschen Sie ältere.',
    ],
  },
  links: {
    app: {
      subject: 'Ihre Seite für {{event_name}}',
      paragraphs: [
        'Hier ist Ihre persönliche Seite von {{event_name}} mit Ihrem Eintrittscode:',
        '{{_webapp_link}}',
        forYouAlone,
      ],
    },
    registration: {
      subject: 'Ihre Anmeldung für {{event_name}}',
      paragraphs: [
        'Hier sehen und ändern Sie Ihre Anmeldung für {{event_name}}:',
        '{{_registration_link}}',
        forYouAlone,
      ],
    },
    availability: {
      subject: 'Wann haben Sie bei {{event_name}} Zeit?',
      paragraphs: [
        'Hier sagen Sie, wann Sie bei {{event_name}} Zeit haben:',
        '{{_availability_link}}',
        forYouAlone,
      ],
    },
    sponsor: {
      subject: 'Ihr Sponsorenprofil für {{event_name}}',
      paragraphs: [
        'Hier bearbeiten Sie Ihr Sponsorenprofil für {{event_name}}:',
        '{{_sponsor_link}}',
        'Dieser Link ist nur für Sie: Wer ihn hat, kann das Profil ändern. Bitte geben Sie ihn nicht weiter.',
      ],
    },
  },
};
