export const device = {
  title: '¿Es usted?',
  sent: 'Aún no ha usado este dispositivo. Hemos enviado seis cifras a la dirección de correo que el organizador tiene de usted.',
  code: 'Las seis cifras',
  hint: 'Valen durante diez minutos. ¿No llega el correo? Mire en la carpeta de no deseados o abra su enlace otra vez.',
  go: 'Continuar',
  wrong_one: 'No son las cifras correctas. Le queda un intento.',
  wrong_other: 'No son las cifras correctas. Le quedan {{count}} intentos.',
  overTitle: 'Empiece de nuevo',
  over: 'Las cifras ya no valen. Abra su enlace otra vez y le enviaremos otras nuevas.',
  noAddress:
    'Para usar este dispositivo tendríamos que enviarle un correo, pero el organizador no tiene su dirección. Pregunte al organizador.',
  tooMany: 'Acabamos de enviarle varios correos. Use el más reciente o espere diez minutos.',
};
