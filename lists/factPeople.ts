/** People in one fact, of which the protocol allows 500. */
export const factPeople = 250;
