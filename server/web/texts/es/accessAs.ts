export const accessAs = {
  bannerLabel: 'Está viendo la página de otra persona',
  lookingAt: 'Ve la aplicación como',
  by: 'Sesión de:',
  readOnly: 'Aquí no se puede cambiar nada.',
  left: 'Tiempo restante:',
  end: 'Terminar',
  masked: 'Aquí está el código de entrada. Solo lo ve su dueño.',
  refusedTitle: 'Solo para mirar',
  refused:
    'No se ha cambiado nada. Quien ve la aplicación como un asistente solo puede mirar; este intento consta en el registro de auditoría.',
  overTitle: 'Esta consulta ha terminado',
  over: 'Dura treinta minutos, en el navegador de quien la empezó. Empiece otra en la página del asistente en la consola.',
};
