import { describe, expect, it } from 'vitest';
import { proposeMapping } from '#lists/proposeMapping.ts';

const proposed = (headings: string, ...rows: string[]) =>
  proposeMapping(
    headings.split(';'),
    rows.map((row, index) => ({ line: index + 2, cells: row.split(';') })),
  );

describe('attendee lists', () => {
  it.each([
    [
      'First Name;Last Name;Name on badge;Company;E-mail;Phone number;Order #;Ticket type;Preferred language;Status;Notes;Sessions;Barcode',
      'firstName lastName badgeName company email phone orderNumber category language status note sessions importedCode',
    ],
    [
      'Vorname;Nachname;Namensschild;Unternehmen;E-Mail-Adresse;Telefonnummer;Bestellnr.;Ticketart;Sprache;Zahlungsstatus;Hinweis;Gebuchte Workshops;Strichcode',
      'firstName lastName badgeName company email phone orderNumber category language status note sessions importedCode',
    ],
    [
      'Prénom;Nom;Nom sur le badge;Société;Courriel;Téléphone;N° de commande;Type de billet;Langue;Statut;Remarques;Ateliers;Code-barres',
      'firstName lastName badgeName company email phone orderNumber category language status note sessions importedCode',
    ],
    [
      'Nombre;Apellidos;Nombre en la acreditación;Empresa;Correo electrónico;Teléfono;Número de pedido;Tipo de entrada;Idioma;Estado;Observaciones;Talleres;Código de barras',
      'firstName lastName badgeName company email phone orderNumber category language status note sessions importedCode',
    ],
    ['Name;Vorname;Organisation', 'lastName firstName company'],
    ['Nom;Entreprise;E-mail', 'fullName company email'],
    ['Nombre y apellidos;Correo', 'fullName email'],
    ['Full name;First name;Last name;Ticket ID', '- firstName lastName externalId'],
    ['NAME;E_MAIL;mobile', 'fullName email phone'],
    ['Attendee first name (as on passport);Attendee surname', 'firstName lastName'],
    ['Event name;Name;Buyer email;Email', '- fullName - email'],
    ['First name;Invoice address: company', 'firstName -'],
  ])('understands %s', (headings, fields) => {
    expect(proposed(headings)).toEqual({
      kind: 'attendees',
      fields: fields.split(' ').map((field) => (field === '-' ? null : field)),
    });
  });

  it('recognises e-mail by the cells where the heading says nothing', () => {
    expect(proposed('Name;X;Y', 'Anna;1;a@example.org', 'Bert;2;', 'Cleo;3;c@example.org')).toEqual(
      {
        kind: 'attendees',
        fields: ['fullName', null, 'email'],
      },
    );
  });
});

describe('other lists', () => {
  it.each([
    ['Title;Room;Start;End;Seats', 'title room starts ends seats'],
    ['Session ID;Titel;Raum;Datum;Von;Bis;Plätze', 'sessionId title room date starts ends seats'],
    ['Titre;Salle;Date;Début;Fin;Capacité', 'title room date starts ends seats'],
    ['Título;Sala;Fecha;Inicio;Fin;Aforo', 'title room date starts ends seats'],
    ['Name;Room;Start time', 'title room starts'],
  ])('understands %s as a programme', (headings, fields) => {
    expect(proposed(headings)).toEqual({ kind: 'sessions', fields: fields.split(' ') });
  });

  it.each([
    ['E-mail;Session', 'email session'],
    ['Bestellnummer;Workshop', 'orderNumber session'],
    ['Ticket ID;Session title', 'externalId session'],
  ])('understands %s as registrations', (headings, fields) => {
    expect(proposed(headings)).toEqual({ kind: 'registrations', fields: fields.split(' ') });
  });

  it('reads the headings anew for the kind that staff chose', () => {
    expect(proposeMapping(['Name', 'Room'], [], 'sessions').fields).toEqual(['title', 'room']);
  });
});
