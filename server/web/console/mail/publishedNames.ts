/** The templates of which a version is out. */
export const publishedNames = (
  versions: readonly { readonly name: string; readonly publishedAt: number | null }[],
): readonly string[] => [
  ...new Set(versions.filter(({ publishedAt }) => publishedAt !== null).map(({ name }) => name)),
];
