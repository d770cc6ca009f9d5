export const app = {
  signOut: 'Cerrar sesión',
  everywhere: 'Cerrar sesión en todas partes',
  everywhereHint:
    '¿Ha perdido el teléfono o ha usado uno ajeno? Su página se cierra en todos los navegadores. Después, cada dispositivo volverá a pedir seis cifras enviadas por correo.',
  leaving: '¿Ha terminado?',
  signedOutTitle: 'Ha cerrado la sesión',
  signedOut: 'Para volver, abra el enlace de su correo.',
  closedTitle: 'Su página está cerrada',
  suspended:
    'El organizador ha suspendido su participación. Pregunte en el punto de ayuda o escriba al organizador.',
  revoked: 'Su participación ha terminado. Si cree que es un error, escriba al organizador.',
  canceled:
    'Ya no tiene una inscripción en este evento. Si quiere venir, abra el enlace de inscripción de su correo o escriba al organizador.',
  showCode: 'Mostrar mi código de entrada',
  codeTitle: 'Su código de entrada',
  codePicture: 'Código QR para la entrada',
  brightness: 'Suba al máximo el brillo de la pantalla y manténgala quieta bajo el lector.',
  notYet: 'Este código le dejará entrar cuando su inscripción esté confirmada.',
  codePrivate:
    'Muéstrelo solo al personal de la entrada. Quien tenga una foto del código puede entrar en su lugar.',
  noCode:
    'Su código de entrada no se puede crear en este momento. Inténtelo más tarde o pregunte en la entrada.',
  print: 'Imprimir',
  back: 'Volver a mi página',
  sessions: 'Mis sesiones',
  profile: 'Mis datos',
  editProfile: 'Cambiar mis datos',
  save: 'Guardar',
  history: 'Quién ha abierto mi página',
  historyIntro: 'Cuándo se usaron sus enlaces personales, primero lo más reciente.',
  historyStrange:
    '¿No siempre fue usted? Cierre la sesión en todas partes desde su página y avise al organizador, que le enviará un enlace nuevo.',
  didOpen: 'Se abrió su enlace.',
  didOpenRegistration: 'Se abrió su enlace de inscripción.',
  staffLooked: 'Una persona del equipo vio su página tal como usted la ve, sin poder cambiar nada.',
  deviceAdded: 'Se añadió un navegador como suyo.',
  digitsSent: 'Se enviaron seis cifras a su correo porque un dispositivo nuevo abrió su enlace.',
  digitsWrong: 'Se escribieron cifras incorrectas en un dispositivo nuevo.',
  didEverywhere: 'Cerró la sesión en todas partes.',
  linkMade: 'Se creó un enlace para usted.',
  linkEnded: 'Uno de sus enlaces fue bloqueado.',
};
