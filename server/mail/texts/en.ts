import type { SystemTexts } from './systemTexts.ts';

const forYouAlone =
  'This link is for you alone: whoever has it can act for you. Please do not pass it on.';

export const en: SystemTexts = {
  direction: 'ltr',
  deviceCode: {
    subject: 'Your code for {{event_name}}',
    paragraphs: [
      'Your personal page of {{event_name}} was opened on a new device. If that was you, type this code there:',
      '{{_device_code}}',
      'It counts once, within ten minutes. Nobody will ever ask you for it by phone or mail.',
      'If it was not you, do nothing here and tell the organiser: somebody else has your link.',
    ],
  },
  code: {
    subject: 'Your entry code for {{event_name}}',
    paragraphs: [
      'Here is your entry code for {{event_name}}. Show it at the entrance, on your phone or on paper.',
      '{{_user_qr}}',
      'It is for you alone. Only the newest code counts; please delete older ones.',
    ],
  },
  links: {
    app: {
      subject: 'Your page for {{event_name}}',
      paragraphs: [
        'Here is your personal page of {{event_name}}, with your entry code:',
        '{{_webapp_link}}',
        forYouAlone,
      ],
    },
    registration: {
      subject: 'Your registration for {{event_name}}',
      paragraphs: [
        'Here you can see and change your registration for {{event_name}}:',
        '{{_registration_link}}',
        forYouAlone,
      ],
    },
    availability: {
      subject: 'When can you meet at {{event_name}}?',
      paragraphs: [
        'Here you can say when you have time at {{event_name}}:',
        '{{_availability_link}}',
        forYouAlone,
      ],
    },
    sponsor: {
      subject: 'Your sponsor profile for {{event_name}}',
      paragraphs: [
        'Here you can edit your sponsor profile for {{event_name}}:',
        '{{_sponsor_link}}',
        'This link is for you alone: whoever has it can change the profile. Please do not pass it on.',
      ],
    },
  },
};
