import type { SystemTexts } from './systemTexts.ts';

const forYouAlone =
  'Ce lien est pour vous seul(e) : quiconque le possède peut agir en votre nom. Ne le transmettez pas.';

export const fr: SystemTexts = {
  direction: 'ltr',
  deviceCode: {
    subject: 'Votre code pour {{event_name}}',
    paragraphs: [
      'Votre page personnelle de {{event_name}} a été ouverte sur un nouvel appareil. Si c’était vous, saisissez-y ce code :',
      '{{_device_code}}',
      'Il est valable une seule fois, pendant dix minutes. Personne ne vous le demandera jamais par téléphone ni par e-mail.',
      'Si ce n’était pas vous, ne faites rien ici et prévenez l’organisateur : quelqu’un d’autre a votre lien.',
    ],
  },
  code: {
    subject: 'Votre code d’entrée pour {{event_name}}',
    paragraphs: [
      'Voici votre code d’entrée pour {{event_name}}. Présentez-le à l’entrée, sur votre téléphone ou sur papier.',
      '{{_user_qr}}',
      'Il est pour vous seul(e). Seul le code le plus récent est valable ; supprimez les anciens.',
    ],
  },
  links: {
    app: {
      subject: 'Votre page pour {{event_name}}',
      paragraphs: [
        'Voici votre page personnelle de {{event_name}}, avec votre code d’entrée :',
        '{{_webapp_link}}',
        forYouAlone,
      ],
    },
    registration: {
      subject: 'Votre inscription à {{event_name}}',
      paragraphs: [
        'Vous pouvez consulter et modifier ici votre inscription à {{event_name}} :',
        '{{_registration_link}}',
        forYouAlone,
      ],
    },
    availability: {
      subject: 'Quand êtes-vous disponible à {{event_name}} ?',
      paragraphs: [
        'Vous pouvez indiquer ici quand vous êtes disponible à {{event_name}} :',
        '{{_availability_link}}',
        forYouAlone,
      ],
    },
    sponsor: {
      subject: 'Votre profil de sponsor pour {{event_name}}',
      paragraphs: [
        'Vous pouvez modifier ici votre profil de sponsor pour {{event_name}} :',
        '{{_sponsor_link}}',
        'Ce lien est pour vous seul(e) : quiconque le possède peut modifier le profil. Ne le transmettez pas.',
      ],
    },
  },
};
