import type { AttendeeStatus } from '../model/attendee.ts';
import { foldListText } from './listFold.ts';

/** The status that a word of a list means (English, German, French, Spanish); null for a word nobody knows. */
export const listStatus = (text: string): AttendeeStatus | null => {
  if (text === '') return 'confirmed';
  const known = statusByText.get(text);
  if (known !== undefined) return known;
  const status = statusByWord.get(foldListText(text)) ?? null;
  // Lists have a handful of different words and many rows; a list of odd texts must not fill the memory.
  if (statusByText.size < 500 && text.length < 100) statusByText.set(text, status);
  return status;
};

const statusByText = new Map<string, AttendeeStatus | null>();

const words: Readonly<Record<AttendeeStatus, string>> = {
  confirmed: `confirmed, paid, complete, completed, ok, valid, active, approved, accepted, attending, registered,
    going, yes, y, true, 1, free, issued, settled, x, success, succeeded, booked, checked in,
    bestatigt, bezahlt, gultig, aktiv, angemeldet, zugesagt, ja, abgeschlossen, erledigt, kostenlos, gebucht, zusage,
    confirme, confirmee, paye, payee, valide, validee, actif, active, inscrit, inscrite, accepte, acceptee, oui, gratuit, regle, reglee,
    confirmado, confirmada, pagado, pagada, valido, valida, activo, activa, inscrito, inscrita, aceptado, aceptada, si, gratis, completado, aprobado, aprobada`,
  pending: `pending, waiting, waitlist, waitlisted, waiting list, on hold, tentative, invited, in progress, processing, draft, open, requested, awaiting approval, on waitlist, maybe,
    ausstehend, warteliste, offen, in bearbeitung, vorlaufig, eingeladen, angefragt, vorgemerkt, wartend, reserviert, in prufung,
    en attente, attente, liste d attente, en cours, invite, invitee, provisoire, a confirmer, a valider,
    pendiente, en espera, lista de espera, en proceso, invitado, invitada, provisional, por confirmar, en tramite`,
  unpaid: `unpaid, not paid, payment pending, awaiting payment, payment due, due, overdue, outstanding, no, n, false, 0, payment failed, failed, partially paid, expired, payment required,
    unbezahlt, nicht bezahlt, zahlung offen, zahlung ausstehend, offene zahlung, unbeglichen, uberfallig, nein, teilweise bezahlt, abgelaufen,
    impaye, impayee, non paye, non payee, paiement en attente, en attente de paiement, a payer, non, non regle, expire,
    impagado, impagada, no pagado, no pagada, sin pagar, pago pendiente, pendiente de pago, por pagar, vencido, caducado`,
  canceled: `canceled, cancelled, refunded, void, voided, rejected, declined, deleted, withdrawn, revoked, invalid, chargeback, not attending, inactive, cancellation, transferred, partially refunded,
    storniert, abgesagt, abgemeldet, abgelehnt, erstattet, ungultig, geloscht, zuruckgezogen, inaktiv, gekundigt, stornierung, absage, annulliert,
    annule, annulee, rembourse, remboursee, refuse, refusee, supprime, desiste, invalide, inactif,
    cancelado, cancelada, anulado, anulada, reembolsado, reembolsada, rechazado, rechazada, eliminado, baja, inactivo, invalido`,
};

const allStatuses = ['confirmed', 'pending', 'unpaid', 'canceled'] as const;

const statusByWord: ReadonlyMap<string, AttendeeStatus> = new Map(
  allStatuses.flatMap((status) =>
    words[status].split(',').map((word): [string, AttendeeStatus] => [word.trim(), status]),
  ),
);
