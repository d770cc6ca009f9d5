export const common = {
  skip: 'Ir al contenido',
  language: 'Idioma',
  error: 'No ha funcionado',
  formOld:
    'Esta página ha estado abierta demasiado tiempo. No se ha cambiado nada: inténtelo de nuevo.',
  notFound: 'Esta página no existe.',
  notFoundTitle: 'No encontrada',
  defect:
    'Algo ha fallado por nuestra parte. No se ha perdido nada; inténtelo de nuevo en un momento.',
  tooMany: 'Demasiados intentos. Espere un minuto e inténtelo de nuevo.',
  tooLarge: 'Es más de lo que esta página puede aceptar.',
  invalid: 'Algo de este formulario no se puede usar. Vuelva atrás y revíselo.',
  privateLink:
    'Este texto contiene el enlace o el código personal de alguien. Quítelo; para compartir algo con todos, use un enlace general.',
};
