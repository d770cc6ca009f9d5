import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hubRecords, readHubs } from '#app/hub/hubRecords.ts';

const pin = 'ASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4mrze8';
const hub = {
  addresses: ['10.0.0.5', '192.168.1.5'],
  port: 47_300,
  pin,
  eventId: '0199aaaa-bbbb-7ccc',
};

describe('what a hub announces', () => {
  it('is read back: addresses, key and the first characters of the event', () => {
    const urls = ['https://10.0.0.5:47300', 'https://192.168.1.5:47300'];
    expect(readHubs({ answers: hubRecords(hub, 120) })).toEqual([{ pin, urls, event: '0199aaaa' }]);
  });

  it('names no machine and no more of the event', () => {
    const told = JSON.stringify(hubRecords(hub, 120));
    expect(told).not.toContain('bbbb');
    expect(told).toMatch(/lanyard-0123456789abcdef\.local/);
  });

  it('is only taken from records that are whole, and no packet makes the reader throw', () => {
    const records = hubRecords(hub, 120);
    for (const missing of ['PTR', 'SRV', 'TXT', 'A']) {
      const answers = records.filter(({ type }) => type !== missing);
      expect(readHubs({ answers })).toEqual([]);
    }
    const record = fc.record({
      type: fc.constantFrom('PTR', 'SRV', 'TXT', 'A'),
      name: fc.constantFrom('_lanyard._tcp.local', 'x._lanyard._tcp.local', 'x.local'),
      data: fc.anything(),
    });
    fc.assert(fc.property(fc.array(record), (answers) => Array.isArray(readHubs({ answers }))));
  });
});
