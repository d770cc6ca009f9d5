import { PassThrough, type Readable } from 'node:stream';
import type { LiveNews } from '#shared/protocol/protocol.ts';
import type { z } from 'zod';
import type { TokenStore } from '../createTokenStore.ts';
import type { StationRow } from '../database/tables.ts';

export interface LiveStreams {
  /** A stream of server-sent events that begins with the end of the log; undefined when there are too many. */
  readonly open: (station: StationRow) => Promise<Readable | undefined>;
  /** How many listen now. */
  readonly count: () => number;
  readonly close: () => void;
}

export interface LiveStreamOptions {
  readonly keepAliveMs?: number;
  readonly streamLimit?: number;
}

interface LiveStream {
  readonly station: StationRow;
  readonly out: PassThrough;
  told: number;
}

/** Tells all listening stations how far the log goes. A comment every so often shows that the line is alive. */
export const createLiveStreams = (
  store: TokenStore,
  { keepAliveMs = 15_000, streamLimit = 2000 }: LiveStreamOptions = {},
): LiveStreams => {
  const streams = new Set<LiveStream>();

  const tell = (stream: LiveStream, position: number): void => {
    // A reader that does not keep up gets the newest position once it does: positions only rise.
    if (position <= stream.told || stream.out.writableNeedDrain) return;
    stream.told = position;
    const news: z.infer<typeof LiveNews> = { position };
    stream.out.write(`data: ${JSON.stringify(news)}\n\n`);
  };

  const keepAlive = async (stream: LiveStream): Promise<void> => {
    const station = await store.stationByKey(stream.station.public_key);
    if (station?.status !== 'enrolled') {
      stream.out.end();
      return;
    }
    store.sawStation(station.id);
    // The position also tells what another process on the same database took in.
    tell(stream, await store.endOfLog(stream.station.event));
    if (!stream.out.writableNeedDrain) stream.out.write(': alive\n\n');
  };

  const stopNews = store.onNews((event, position) => {
    for (const stream of streams) if (stream.station.event === event) tell(stream, position);
  });
  const stopKeepAlive = store.every(keepAliveMs, () => {
    for (const stream of streams) {
      keepAlive(stream).catch((error: unknown) => {
        store.log.write('error', 'live stream failed', { reason: String(error) });
        stream.out.destroy();
      });
    }
  });

  return {
    open: async (station) => {
      const own = [...streams].filter((stream) => stream.station.id === station.id);
      // A station that comes back from a dead connection must get in: the oldest of its streams ends.
      if (own.length >= streamsPerStation) own[0]?.out.end();
      else if (streams.size >= streamLimit) return undefined;
      const stream: LiveStream = { station, out: new PassThrough(), told: -1 };
      streams.add(stream);
      stream.out.once('close', () => streams.delete(stream));
      stream.out.on('drain', () => {
        keepAlive(stream).catch(() => stream.out.destroy());
      });
      tell(stream, await store.endOfLog(station.event));
      return stream.out;
    },
    count: () => streams.size,
    close: () => {
      stopNews();
      stopKeepAlive();
      for (const { out } of streams) out.end();
    },
  };
};

const streamsPerStation = 2;
