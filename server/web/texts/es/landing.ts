export const landing = {
  appTitle: 'Su página del evento',
  registrationTitle: 'Su inscripción',
  availabilityTitle: '¿Cuándo puede reunirse?',
  sponsorTitle: 'Su perfil de patrocinador',
  accessAsTitle: 'Ver la aplicación como un asistente',
  personal:
    'Este enlace es solo para usted. Quien lo tenga puede actuar en su nombre: no lo comparta.',
  open: 'Abrir',
  paste: 'Su enlace personal',
  pasteHint: 'Pegue aquí el enlace completo de su correo.',
  refusedTitle: 'Este enlace no se puede usar',
  refused:
    'Puede estar incompleto, haber caducado o haber sido sustituido por otro más reciente. Abra el enlace del último correo, o pida uno nuevo al organizador.',
};
