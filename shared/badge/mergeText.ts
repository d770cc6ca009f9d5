import { mergeFields, type MergeField, type TextElement } from './template.ts';

/** What is known of the attendee and the event; absent and empty are the same. */
export interface BadgeFields {
  readonly firstName?: string;
  readonly lastName?: string;
  /** What the attendee wants to be called; wins over first and last name. */
  readonly badgeName?: string;
  readonly company?: string;
  readonly jobTitle?: string;
  readonly category?: string;
  readonly eventName?: string;
}

/** The element's text with its fields filled in, ready to be shaped: NFC, single spaces, no control characters. */
export function mergeText(element: TextElement, fields: BadgeFields): string {
  const merged = element.text.replace(/\{\{(.*?)\}\}/g, (_tag, field: string) => {
    const known = mergeFields.find((candidate) => candidate === field);
    return known === undefined ? '' : valueOf(known, fields);
  });
  const clean = cleanText(merged);
  return element.case === 'upper' ? clean.toUpperCase() : clean;
}

function valueOf(field: MergeField, fields: BadgeFields): string {
  if (field !== 'name') return fields[field] ?? '';
  const badgeName = cleanText(fields.badgeName ?? '');
  return badgeName === '' ? `${fields.firstName ?? ''} ${fields.lastName ?? ''}` : badgeName;
}

// Embeddings and overrides (U+202A–202E, U+2066–2069) could turn the rest of a badge around.
const unwanted = /[\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cc}/gu;

function cleanText(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').replace(unwanted, '').trim();
}
