/** Of one person: a fact with more could not be read. */
export const mostSessions = 500;
