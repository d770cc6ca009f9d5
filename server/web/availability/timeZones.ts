import type { FastifyReply, FastifyRequest } from 'fastify';
import { isTimeZone } from '#shared/rules/isTimeZone.ts';
import { linkPaths } from '#server/links/linkUrl.ts';
import type { Web } from '../web.ts';

const zoneCookie = 'lanyard-zone';

/** The time zone that this person chose, or that their browser told us of; undefined where neither happened. */
export const personalZone = (request: FastifyRequest): string | undefined => {
  const { query } = request;
  const told = typeof query === 'object' && query !== null && 'zone' in query ? query.zone : '';
  return [told, request.cookies[zoneCookie]].find(
    (zone): zone is string => typeof zone === 'string' && zone.length <= 64 && isZone(zone),
  );
};

export const keepZone = ({ isSecure }: Web, reply: FastifyReply, zone: string): void => {
  reply.setCookie(zoneCookie, zone, {
    path: linkPaths.availability,
    httpOnly: true,
    sameSite: 'strict',
    secure: isSecure,
    maxAge: 30 * 24 * 3600,
  });
};

/** Places, not offsets: a person is at a place, and its clocks change. */
const isZone = (name: string): boolean => /^[A-Za-z]/.test(name) && isTimeZone(name);

/** Names of all zones by the part of the world they begin with; those that are meant are among them. */
export const zonesByRegion = (meant: readonly string[]): ReadonlyMap<string, readonly string[]> => {
  const names = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), ...meant])].toSorted();
  return Map.groupBy(names, (name) => name.split('/')[0] ?? name);
};

/** "Europe/Berlin" as people read it. */
export const zonePlace = (zone: string): string => zone.replaceAll('_', ' ');
