export const register = {
  title: 'Inscripción',
  intro:
    'Díganos quién es. Recibirá un correo con un enlace personal para ver y cambiar su inscripción.',
  introPending:
    'Díganos quién es. Recibirá un correo con un enlace personal; el organizador confirma cada inscripción.',
  consent: 'Acepto que el organizador de {{event}} guarde y use mis datos para celebrar el evento.',
  send: 'Inscribirse',
  noAddress: 'Indique una dirección de correo, por ejemplo nombre@example.org.',
  noConsent:
    'Sin su consentimiento no podemos guardar sus datos. Marque la casilla para inscribirse.',
  doneTitle: 'Mire su correo',
  done: 'Un correo con su enlace personal va de camino a la dirección que ha indicado. Si no llega, mire en la carpeta de no deseados o pregunte al organizador.',
  closedTitle: 'La inscripción está cerrada',
  closed:
    'Ahora mismo nadie puede inscribirse aquí. Si tiene una invitación, abra el enlace de su correo o pregunte al organizador.',
};
