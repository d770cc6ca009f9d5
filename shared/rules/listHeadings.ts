/** What a column of an attendee list may hold. `ignored` columns have no field (null). */
export const attendeeListFields = [
  'firstName',
  'lastName',
  'fullName',
  'badgeName',
  'company',
  'email',
  'phone',
  'orderNumber',
  'externalId',
  'category',
  'language',
  'status',
  'note',
  'sessions',
  'importedCode',
] as const;

/** `date` goes with times that stand alone in `starts` and `ends`. */
export const sessionListFields = [
  'sessionId',
  'title',
  'room',
  'date',
  'starts',
  'ends',
  'seats',
] as const;

/** A person (by one of three) and a session. */
export const registrationListFields = ['email', 'orderNumber', 'externalId', 'session'] as const;

export type AttendeeListField = (typeof attendeeListFields)[number];
export type SessionListField = (typeof sessionListFields)[number];
export type RegistrationListField = (typeof registrationListFields)[number];
export type ListField = AttendeeListField | SessionListField | RegistrationListField;

export type Headings<Field extends string> = Readonly<Record<Field, readonly string[]>>;

/** Headings as ticket shops and people write them in English, German, French and Spanish; folded, see listFold. */
export const attendeeHeadings: Headings<AttendeeListField> = {
  firstName: phrases(
    'first name, firstname, given name, given names, forename, christian name, fname, name first, attendee first name',
    'vorname, vornamen, rufname',
    'prenom, prenoms',
    'nombre de pila, nombres, primer nombre',
  ),
  lastName: phrases(
    'last name, lastname, surname, family name, familyname, lname, second name, name last, attendee last name',
    'nachname, familienname, zuname, nachnamen',
    'nom de famille, nom famille',
    'apellido, apellidos, primer apellido',
  ),
  fullName: phrases(
    'name, full name, fullname, attendee name, participant name, attendee, participant, guest, guest name, ticket holder, display name, person, delegate',
    'vollstandiger name, name komplett, teilnehmer, teilnehmerin, teilnehmername, teilnehmende, gast, vor und nachname, vorname nachname, vorname und nachname, nachname vorname, name vorname',
    'nom, nom complet, nom et prenom, nom prenom, prenom et nom, prenom nom, participant, participante, invite',
    'nombre, nombre completo, nombre y apellidos, nombre y apellido, nombre apellidos, asistente, participante, invitado',
  ),
  badgeName: phrases(
    'badge name, name on badge, name badge, name tag, badge, preferred name, nickname',
    'name auf badge, name auf dem badge, badgename, namensschild, name auf namensschild, anzeigename',
    'nom sur le badge, nom badge, nom du badge, nom affiche',
    'nombre en la acreditacion, nombre acreditacion, nombre para la credencial, nombre en el gafete, nombre insignia',
  ),
  company: phrases(
    'company, company name, organisation, organization, organisation name, organization name, employer, affiliation, institution, business, agency, university',
    'firma, firmenname, unternehmen, organisation, einrichtung, arbeitgeber, institut, betrieb, hochschule',
    'entreprise, societe, organisme, etablissement, employeur, raison sociale, structure',
    'empresa, organizacion, compania, institucion, entidad, nombre de la empresa, empleador',
  ),
  email: phrases(
    'e mail, email, mail, email address, e mail address, mail address, attendee email, work email, contact email',
    'e mail adresse, email adresse, mailadresse, emailadresse, mail adresse',
    'courriel, adresse e mail, adresse email, adresse mail, adresse electronique, mel, adresse courriel',
    'correo, correo electronico, direccion de correo, direccion de correo electronico, direccion de email, e correo',
  ),
  phone: phrases(
    'phone, phone number, telephone, telephone number, mobile, mobile phone, mobile number, cell, cell phone, tel, contact number',
    'telefon, telefonnummer, handy, handynummer, mobil, mobilnummer, mobiltelefon, rufnummer, tel nr',
    'telephone, numero de telephone, portable, telephone portable, mobile, tel portable, gsm, no de telephone',
    'telefono, numero de telefono, movil, telefono movil, celular, tlf',
  ),
  orderNumber: phrases(
    'order number, order no, order, order id, order code, order ref, order reference, booking number, booking id, booking reference, booking, reservation, confirmation number, reference, reference number, invoice number',
    'bestellnummer, bestell nr, bestellnr, bestellung, auftragsnummer, buchungsnummer, buchung, buchungscode, bestellcode, referenz, rechnungsnummer, vorgangsnummer',
    'numero de commande, no de commande, n de commande, commande, reference, numero de reservation, reservation, reference de commande',
    'numero de pedido, n de pedido, no de pedido, pedido, numero de orden, orden, referencia, localizador, numero de reserva, reserva',
  ),
  externalId: phrases(
    'id, external id, externalid, attendee id, participant id, ticket id, ticket number, ticket no, registration id, registration number, person id, uid, guid, member id, customer id, crm id, delegate id, position id, order position',
    'externe id, teilnehmer id, teilnehmernummer, ticketnummer, ticket nr, ticketnr, kartennummer, anmeldenummer, anmelde id, kundennummer, personennummer, mitgliedsnummer',
    'identifiant, id externe, id participant, numero de billet, numero de ticket, n de billet, numero d inscription, id billet',
    'identificador, id externo, id asistente, id de asistente, numero de entrada, numero de boleto, numero de inscripcion, id entrada, codigo de asistente',
  ),
  category: phrases(
    'category, ticket type, tickettype, ticket category, ticket, ticket name, type, badge type, role, admission, registration type, attendee type, pass, group, product, item',
    'kategorie, ticketart, tickettyp, ticketkategorie, art, typ, rolle, gruppe, eintrittskarte, karte, produkt, teilnehmerart',
    'categorie, type de billet, billet, type de ticket, type de participant, tarif, role, type d inscription, formule',
    'categoria, tipo de entrada, tipo de ticket, tipo de boleto, entrada, boleto, tipo, rol, tipo de asistente, tarifa, grupo',
  ),
  language: phrases(
    'language, preferred language, mail language, correspondence language, language code, locale, lang',
    'sprache, bevorzugte sprache, korrespondenzsprache, mailsprache, sprachcode',
    'langue, langue preferee, langue de correspondance, code langue',
    'idioma, idioma preferido, lengua, idioma de correspondencia, codigo de idioma',
  ),
  status: phrases(
    'status, state, registration status, order status, payment status, ticket status, attendee status, payment, paid',
    'status, zustand, anmeldestatus, zahlungsstatus, bestellstatus, bezahlt, zahlung, buchungsstatus',
    'statut, etat, statut de paiement, statut de la commande, paiement, paye',
    'estado, estatus, estado de pago, estado del pago, pago, pagado, situacion, estado del pedido',
  ),
  note: phrases(
    'note, notes, attention, comment, comments, remark, remarks, staff note, special needs, special requirements, internal note, memo',
    'notiz, notizen, hinweis, hinweise, bemerkung, bemerkungen, kommentar, anmerkung, anmerkungen, achtung, besonderheiten, vermerk',
    'note, notes, remarque, remarques, commentaire, commentaires, observation, observations, attention',
    'nota, notas, comentario, comentarios, observacion, observaciones, atencion, aviso, necesidades especiales',
  ),
  sessions: phrases(
    'sessions, session, registered sessions, workshops, workshop, talks, session titles, booked sessions, selected sessions, agenda, classes, breakouts, tracks',
    'sitzungen, vortrage, vortrag, gebuchte workshops, gebuchte sessions, programmpunkte, seminare, seminar, kurse',
    'ateliers, atelier, seances, sessions inscrites, conferences',
    'sesiones, sesion, talleres, taller, sesiones inscritas, ponencias, charlas, conferencias',
  ),
  importedCode: phrases(
    'barcode, bar code, barcode number, qr code, qr, qrcode, code, ticket code, ticket barcode, entry code, scan code, secret, ticket secret, qr code content',
    'strichcode, ticketcode, qr code inhalt, einlasscode, code',
    'code barres, code barre, code a barres, code qr, code du billet',
    'codigo de barras, codigo qr, codigo, codigo de entrada, codigo del boleto',
  ),
};

export const sessionHeadings: Headings<SessionListField> = {
  sessionId: phrases(
    'id, session id, sessionid, session code, code, key, session number, number, no',
    'sitzungs id, nummer, nr, sitzungsnummer, kurznummer',
    'identifiant, numero, id session, id seance, code session',
    'identificador, numero, id sesion, id de sesion, codigo',
  ),
  title: phrases(
    'title, session, session title, session name, name, talk, talk title, subject, topic, workshop, event, presentation',
    'titel, sitzung, vortrag, thema, bezeichnung, programmpunkt, veranstaltung, vortragstitel',
    'titre, intitule, seance, nom, atelier, conference, sujet, titre de la session',
    'titulo, sesion, nombre, taller, ponencia, charla, tema, conferencia, titulo de la sesion',
  ),
  room: phrases(
    'room, location, venue, hall, place, stage, where, room name',
    'raum, ort, saal, halle, buhne, raumname, veranstaltungsort, wo',
    'salle, lieu, hall, scene, emplacement, ou',
    'sala, lugar, aula, salon, ubicacion, escenario, donde',
  ),
  date: phrases('date, day', 'datum, tag', 'date, jour', 'fecha, dia'),
  starts: phrases(
    'start, starts, starts at, start time, start date, begin, begins, from, time, beginning, start date time, when',
    'beginn, anfang, startzeit, von, uhrzeit, zeit, beginnt, start, anfangszeit, wann',
    'debut, heure de debut, de, commence, heure, horaire, commence a, date de debut, quand',
    'inicio, hora de inicio, comienzo, desde, hora, horario, empieza, fecha de inicio, cuando',
  ),
  ends: phrases(
    'end, ends, ends at, end time, end date, until, to, finish, end date time',
    'ende, endzeit, bis, endet, schluss',
    'fin, heure de fin, a, jusqu a, se termine, date de fin',
    'fin, hora de fin, hasta, termina, final, fecha de fin',
  ),
  seats: phrases(
    'seats, capacity, limit, places, max, max attendees, maximum, seat limit, max participants, size',
    'platze, sitzplatze, kapazitat, max teilnehmer, teilnehmerzahl, platzzahl, anzahl platze',
    'places, capacite, nombre de places, jauge, max participants',
    'plazas, asientos, capacidad, aforo, cupo, numero de plazas, max participantes',
  ),
};

export const registrationHeadings: Headings<RegistrationListField> = {
  email: attendeeHeadings.email,
  orderNumber: attendeeHeadings.orderNumber,
  externalId: attendeeHeadings.externalId,
  session: [
    ...attendeeHeadings.sessions,
    ...sessionHeadings.title.filter((phrase) => !['name', 'nom', 'nombre'].includes(phrase)),
    ...phrases('session id, session code, session name', 'sitzungs id', 'id session', 'id sesion'),
  ],
};

/** In one language a whole name, in another half of one: the other columns tell. */
export const ambiguousNameHeadings: ReadonlySet<string> = new Set(['name', 'nom', 'nombre']);

/** Words that mean a field only when they are the whole heading: "event name", "attendee surname". */
export const standaloneHeadings: ReadonlySet<string> = new Set(
  phrases(
    'name, attendee, participant, guest, person, delegate, teilnehmer, teilnehmerin, teilnehmende, gast',
    'nom, participante, invite, nombre, asistente, invitado',
  ),
);

/** Another person's details: the one who pays. */
export const payerWords: ReadonlySet<string> = new Set(
  phrases(
    'invoice, billing, buyer, purchaser, payer, rechnung, rechnungsadresse, besteller, kaufer, rechnungsempfanger',
    'facturation, facture, acheteur, comprador, facturacion, factura',
  ),
);

function phrases(...languages: readonly string[]): readonly string[] {
  return [...new Set(languages.flatMap((words) => words.split(', ')))];
}
