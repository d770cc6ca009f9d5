export const person = {
  firstName: 'Nombre',
  lastName: 'Apellidos',
  badgeName: 'Nombre en la acreditación',
  badgeNameHint: 'Déjelo vacío para que aparezcan su nombre y apellidos.',
  company: 'Empresa',
  phone: 'Teléfono',
  email: 'Correo electrónico',
  emailHint:
    'Ahí se envían sus enlaces y códigos, por eso solo el organizador puede cambiar esta dirección: así nadie que encuentre su teléfono desbloqueado puede ocupar su lugar.',
  none: 'No consta ninguna.',
  nameMissing: 'Indique su nombre o sus apellidos.',
  isConfirmed: 'Tiene una inscripción confirmada.',
  isPending: 'Su inscripción aún no está confirmada.',
  isUnpaid: 'Su pago aún no ha llegado.',
  isCanceled: 'No tiene una inscripción.',
};
