import type { SystemTexts } from './systemTexts.ts';

const forYouAlone =
  'Este enlace es solo para usted: quien lo tenga puede actuar en su nombre. No lo comparta.';

export const es: SystemTexts = {
  direction: 'ltr',
  deviceCode: {
    subject: 'Su código para {{event_name}}',
    paragraphs: [
      'Su página personal de {{event_name}} se ha abierto en un dispositivo nuevo. Si ha sido usted, escriba allí este código:',
      '{{_device_code}}',
      'Sirve una sola vez, durante diez minutos. Nadie se lo pedirá nunca por teléfono ni por correo.',
      'Si no ha sido usted, no haga nada aquí y avise a la organización: otra persona tiene su enlace.',
    ],
  },
  code: {
    subject: 'Su código de entrada para {{event_name}}',
    paragraphs: [
      'Este es su código de entrada para {{event_name}}. Muéstrelo en la entrada, en el teléfono o en papel.',
      '{{_user_qr}}',
      'Es solo para usted. Únicamente vale el código más reciente; borre los anteriores.',
    ],
  },
  links: {
    app: {
      subject: 'Su página de {{event_name}}',
      paragraphs: [
        'Esta es su página personal de {{event_name}}, con su código de entrada:',
        '{{_webapp_link}}',
        forYouAlone,
      ],
    },
    registration: {
      subject: 'Su inscripción en {{event_name}}',
      paragraphs: [
        'Aquí puede ver y cambiar su inscripción en {{event_name}}:',
        '{{_registration_link}}',
        forYouAlone,
      ],
    },
    availability: {
      subject: '¿Cuándo tiene tiempo en {{event_name}}?',
      paragraphs: [
        'Aquí puede indicar cuándo tiene tiempo en {{event_name}}:',
        '{{_availability_link}}',
        forYouAlone,
      ],
    },
    sponsor: {
      subject: 'Su perfil de patrocinador de {{event_name}}',
      paragraphs: [
        'Aquí puede editar su perfil de patrocinador de {{event_name}}:',
        '{{_sponsor_link}}',
        'Este enlace es solo para usted: quien lo tenga puede cambiar el perfil. No lo comparta.',
      ],
    },
  },
};
