/** `a•••@example.org`: enough to tell twins apart, not enough to write to. Empty for what is no address. */
export const maskEmail = (email: string): string => {
  const at = email.lastIndexOf('@');
  return at < 1 ? '' : `${[...email][0]}•••${email.slice(at)}`;
};
