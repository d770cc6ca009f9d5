import { textsOf } from '#lists/packRows.ts';
import { Attendee } from '#shared/model/attendee.ts';
import type { SnapshotLine } from '#shared/protocol/protocol.ts';
import type { SnapshotItem } from '#station/sync/readSnapshot.ts';

/** What a snapshot said line by line, also of people who were put together. */
export const snapshotLines = (items: readonly SnapshotItem[]): readonly SnapshotLine[] =>
  items.flatMap<SnapshotLine>((item) =>
    item.type === 'people'
      ? textsOf(item.rows, item.bytes).map((text) => ({
          type: 'attendee' as const,
          attendee: Attendee.parse(JSON.parse(text)),
        }))
      : [item],
  );
