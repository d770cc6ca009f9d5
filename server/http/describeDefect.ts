/** Messages of defects may quote data, so the log gets the kind and the place only. */
export const describeDefect = (error: Error, route: string | undefined) => ({
  route: route ?? '',
  name: error.name,
  place:
    error.stack
      ?.split('\n')
      .find((line) => line.startsWith('    at '))
      ?.trim() ?? '',
});
