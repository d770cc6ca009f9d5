import { AttendeeStatus } from '#shared/model/attendee.ts';
import type { ConsoleTexts } from '../consoleTexts.ts';

export const statusOptions = ({ t }: ConsoleTexts): readonly (readonly [string, string])[] =>
  AttendeeStatus.options.map((status) => [status, t(`attendees.is_${status}`)]);
