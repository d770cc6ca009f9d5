import { decision, type Check } from './decision.ts';

/** Checks 1 to 4: is it ours, live or rehearsal, this event, genuine. */
export const checkCode: Check = ({ reading, event }) => {
  switch (reading.kind) {
    case 'private_link':
      return decision('private_link', { link: reading.link });
    case 'unreadable':
      return decision('unreadable');
    case 'foreign':
      return decision('foreign_code');
    case 'unknown_import':
    case 'imported':
    case 'picked':
      return null;
    case 'code':
      if (reading.rehearsal !== event.rehearsal) {
        return decision(reading.rehearsal ? 'rehearsal_code' : 'live_code_in_rehearsal');
      }
      if (reading.event !== event.number) return decision('other_event');
      return reading.signature === 'valid' ? null : decision(reading.signature);
  }
};
