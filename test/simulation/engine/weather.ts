/** What a network may do to a request and its answer. */
export const weathers = [
  'clear',
  'slow',
  'requests lost',
  'answers lost',
  'requests twice',
  'cut off',
  'stale answers',
  'mixed answers',
  'portal page',
  'portal not found',
  'portal redirect',
  'bad gateway',
  'proxy limit',
  'store limit',
  'store broken',
  'gone',
] as const;
export type Weather = (typeof weathers)[number];

const page = '<!doctype html><title>Welcome</title><form>Accept our terms</form>';
const html = { 'content-type': 'text/html; charset=utf-8' };

/** What somebody in between answers by himself; undefined where the request goes through. */
export const answerInBetween = (weather: Weather, requestId: string): Response | undefined => {
  switch (weather) {
    case 'portal page':
      return new Response(page, { status: 200, headers: html });
    case 'portal not found':
      return new Response(page, { status: 404, headers: html });
    case 'portal redirect':
      return new Response(null, { status: 302, headers: { location: 'http://portal.test/' } });
    case 'bad gateway':
      return new Response(page, { status: 502, headers: html });
    case 'proxy limit':
      return new Response('slow down', { status: 429, headers: { 'content-type': 'text/plain' } });
    case 'store limit':
      return ownError(429, 'too_many', requestId);
    case 'store broken':
      return ownError(500, 'internal', requestId);
    default:
      return undefined;
  }
};

/** As the store itself says it when it has too much to do, or a fault. */
const ownError = (status: number, error: string, requestId: string): Response =>
  new Response(JSON.stringify({ requestId, error }), {
    status,
    headers: {
      'content-type': 'application/vnd.lanyard.v1+json',
      'lanyard-request-id': requestId,
    },
  });
